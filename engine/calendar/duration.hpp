#pragma once
#include "engine/base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace filrouge::calendar {

// Units are distinct kinds: a working day (jour ouvré, Monday to Friday but no public holiday), an ouvrable day (jour
// ouvrable, Monday to Saturday but no public holiday), a school day (working day outside the pupils' holidays).
enum class Unit { seconds, minutes, hours, days, weeks, months, working_days, ouvrable_days, school_days };

struct Duration {
  std::int64_t count = 0;
  Unit unit = Unit::days;
  friend bool operator==(const Duration&, const Duration&) = default;
};

// "3 working days", "1 day", "-2 working days", "4 months": a decimal integer (at most 6 digits), spaces, a unit in the
// singular or plural. Anything else, mixed kinds included ("1 month 3 days"), is refused with a sentence.
[[nodiscard]] Result<Duration, std::string> parse_duration(std::string_view text);
[[nodiscard]] std::string to_string(const Duration& duration);

// True for units shorter than a day, which count on the time line and not on the calendar.
[[nodiscard]] constexpr bool is_clock_unit(Unit unit) {
  return unit == Unit::seconds || unit == Unit::minutes || unit == Unit::hours;
}

}  // namespace filrouge::calendar
