#pragma once
#include "engine/calendar/moment.hpp"
#include "engine/expression/program.hpp"

#include <chrono>
#include <optional>
#include <variant>

namespace filrouge::pathway {

struct OpenAnchor {  // the instant the task was opened
  friend bool operator==(const OpenAnchor&, const OpenAnchor&) = default;
};
struct DueAnchor {  // the task's due moment
  friend bool operator==(const DueAnchor&, const DueAnchor&) = default;
};
// A slot is a milestone or date parameter (Segment::constants) or a date fact (Segment::facts).
using MomentAnchor = std::variant<calendar::FromEntry, OpenAnchor, DueAnchor, calendar::DateRule, expression::Slot>;

// A calendar::Moment whose names are resolved.
struct Moment {
  std::optional<calendar::Duration> offset;  // negative for "before"
  MomentAnchor anchor;
  std::optional<std::chrono::minutes> time_of_day;
  // True for `after`, `due` and `until`, where the day itself still counts: a date is then the next local midnight.
  // False for `at`, `open` and rungs: the local beginning of the day. A moment counted from an instant (entry, open) is
  // the same either way, and so is one with a time of day.
  bool after = false;
};

}  // namespace filrouge::pathway
