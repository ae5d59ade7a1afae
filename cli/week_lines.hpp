#pragma once
#include "cli/year.hpp"
#include "engine/interpreter/setting.hpp"

#include <iosfwd>
#include <string>

namespace filrouge::cli {

// Tells a rehearsed year week by week: what was recorded and refused, the dates of the cohort that fall into the week,
// what was sent, and where the pupils are when that has changed.
class WeekTeller {
 public:
  WeekTeller(const interpreter::Setting& setting, std::ostream& out) : setting_(setting), out_(out) {}

  void tell(const Stretch& week);
  // Every outcome with its pupils, and how many cases are still open.
  void tell_outcomes(const Stretch& end);

 private:
  [[nodiscard]] std::string dates_of(Day monday) const;
  [[nodiscard]] std::string whereabouts(const Stretch& week) const;

  const interpreter::Setting& setting_;
  std::ostream& out_;
  std::string whereabouts_;  // as last told
};

}  // namespace filrouge::cli
