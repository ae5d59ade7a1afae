#pragma once
#include "engine/proof/explore.hpp"
#include "engine/proof/proofs.hpp"

#include <optional>
#include <vector>

namespace filrouge::proof {

// The longest time during which a pupil hears nothing: nobody holds a task for him, and he and his family are told
// nothing. Of a case that nobody and nothing moves any more it has no end.
class LongestSilence {
 public:
  LongestSilence(const Subject& subject, const interpreter::Setting& setting, Findings& findings);

  // Of a case that is played; the longest is kept.
  void see(const Tried& tried);
  void rest(const Visit& visit);
  // Once all are played, of a pathway that speaks to pupils. `is_all`: every kind of case was played.
  void tell(bool is_all) const;

 private:
  [[nodiscard]] bool speaks_to_pupils() const;
  [[nodiscard]] bool is_bounded() const;  // a deadline says how long it may last
  void keep(const Visit& visit, Instant since, std::optional<Instant> until);

  struct Silence {
    const Visit* visit;
    Day since;
    std::optional<Day> until;  // empty: for ever
    [[nodiscard]] std::int64_t days() const;
  };
  const Subject& subject_;
  const interpreter::Setting& setting_;
  Findings& findings_;
  std::optional<Silence> longest_;
};

}  // namespace filrouge::proof
