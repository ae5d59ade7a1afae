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
  // `after` a date is the next local midnight; `at` a date its local beginning. A moment counted from an instant
  // (entry, open) is the same either way.
  bool after = false;
};

}  // namespace filrouge::pathway
