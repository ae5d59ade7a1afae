#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace filrouge {

// An instant in UTC, to the microsecond: what the databases store.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;
// A civil day, without time zone.
using Day = std::chrono::local_days;
// A civil date and time of day, without time zone.
using LocalTime = std::chrono::local_seconds;

// "2026-07-13T22:00:00Z", with a fraction only where there is one (3 or 6 digits).
[[nodiscard]] std::string to_rfc3339(Instant instant);

// RFC 3339 with an offset or Z and at most 6 digits of fraction, years 0001 to 9999. Empty when the text is anything
// else, a date that does not exist included.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);

// The day it is in UTC.
[[nodiscard]] Day utc_day(Instant instant);

// "2026-07-13" (ISO 8601 calendar date, exactly ten characters) both ways.
[[nodiscard]] std::string to_string(Day day);
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);

// "2026-07-13T12:00" or "2026-07-13T12:00:05", without offset.
[[nodiscard]] std::optional<LocalTime> parse_local_time(std::string_view text);

}  // namespace filrouge
