#pragma once
#include "engine/calendar/place.hpp"
#include "engine/pathway/derived.hpp"

#include <memory>
#include <string>
#include <vector>

namespace filrouge::interpreter {

// A pathway as it stands in one place for one cohort: what is the same for all cases of a school, resolved once.
struct Setting {
  std::shared_ptr<const pathway::Pathway> pathway;
  std::shared_ptr<const pathway::Derived> derived;
  std::shared_ptr<const calendar::Place> place;
  int cohort = 0;                            // first civil year of the cohort's school year
  std::vector<expression::Value> constants;  // Segment::constants: parameters, then milestones (null: not known yet)
  std::vector<std::string> unknown;          // milestones that have no date, for a report to their owner
};

// `derived` belongs to `pathway` and is shared between the settings of many schools; without it, it is computed here.
[[nodiscard]] Setting make_setting(std::shared_ptr<const pathway::Pathway> pathway,
                                   std::shared_ptr<const calendar::Place> place, int cohort,
                                   std::shared_ptr<const pathway::Derived> derived = nullptr);

}  // namespace filrouge::interpreter
