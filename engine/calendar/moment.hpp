#pragma once
#include "engine/base/result.hpp"
#include "engine/calendar/date_rule.hpp"
#include "engine/calendar/duration.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace filrouge::calendar {

// What a moment counts from.
struct FromEntry {  // entry of the state, opening of the task: whatever owns the moment begins
  friend bool operator==(const FromEntry&, const FromEntry&) = default;
};
struct NamedAnchor {  // a milestone, a date fact, `open` or `due`: resolved by the pathway
  std::string name;
  friend bool operator==(const NamedAnchor&, const NamedAnchor&) = default;
};
using Anchor = std::variant<FromEntry, NamedAnchor, DateRule>;

// MOMENT = [DURATION (before|after)] ANCHOR [HH:MM], or a DURATION alone (from entry).
struct Moment {
  std::optional<Duration> offset;  // negative for "before"
  Anchor anchor;
  std::optional<std::chrono::minutes> time_of_day;
  friend bool operator==(const Moment&, const Moment&) = default;
};

// A name is ASCII letters, digits, `_`, `-` and `.`, beginning with a letter. Anything that is no moment is refused
// with a sentence; so is a time of day on a moment counted in hours, minutes or seconds.
[[nodiscard]] Result<Moment, std::string> parse_moment(std::string_view text);
// The canonical form: parse_moment(to_string(moment)) == moment.
[[nodiscard]] std::string to_string(const Moment& moment);

}  // namespace filrouge::calendar
