#pragma once
#include "engine/calendar/place.hpp"
#include "engine/pathway/pathway.hpp"

#include <memory>
#include <vector>

namespace filrouge::interpreter {

// A pathway as it stands in one place for one cohort: what is the same for all cases of a school, resolved once.
struct Setting {
  std::shared_ptr<const pathway::Pathway> pathway;
  std::shared_ptr<const calendar::Place> place;
  int cohort = 0;                            // first civil year of the cohort's school year
  std::vector<expression::Value> constants;  // Segment::constants: parameters, then milestones (null: not known yet)
  std::vector<std::string> unknown;          // milestones that have no date, for a report to their owner
};

[[nodiscard]] Setting make_setting(std::shared_ptr<const pathway::Pathway> pathway,
                                   std::shared_ptr<const calendar::Place> place, int cohort);

}  // namespace filrouge::interpreter
