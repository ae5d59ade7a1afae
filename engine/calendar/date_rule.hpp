#pragma once
#include "engine/base/result.hpp"
#include "engine/base/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace filrouge::calendar {

// A date told relative to a cohort: n is the school year of the exam, n+1 the next one.
struct CohortYear {
  int ahead = 0;  // 0 for n, 1 for n+1
  friend bool operator==(const CohortYear&, const CohortYear&) = default;
};

// "13 July n"
struct DayOfMonth {
  std::chrono::month_day date;
  CohortYear year;
  friend bool operator==(const DayOfMonth&, const DayOfMonth&) = default;
};
// "3rd thursday of October n+1", "last friday of June n"
struct WeekdayOfMonth {
  int nth = 1;  // 1 to 5, or -1 for last
  std::chrono::weekday weekday;
  std::chrono::month month;
  CohortYear year;
  friend bool operator==(const WeekdayOfMonth&, const WeekdayOfMonth&) = default;
};
// "monday of the last full week of August n": the last week, Monday to Sunday, that lies wholly in the month
struct WeekdayOfLastFullWeek {
  std::chrono::weekday weekday;
  std::chrono::month month;
  CohortYear year;
  friend bool operator==(const WeekdayOfLastFullWeek&, const WeekdayOfLastFullWeek&) = default;
};
using DateRule = std::variant<DayOfMonth, WeekdayOfMonth, WeekdayOfLastFullWeek>;

// Months and weekdays are English, in any case. A date that exists in no year ("31 June n") is refused.
[[nodiscard]] Result<DateRule, std::string> parse_date_rule(std::string_view text);
[[nodiscard]] std::string to_string(const DateRule& rule);

// The day the rule means for a cohort. `cohort` is the first civil year of its school year (2025 for 2025-2026), and a
// month belongs to the school year that runs from September: "13 July n" of 2025 is 2026-07-13.
// Empty where the date does not exist that year (29 February, a fifth thursday).
[[nodiscard]] std::optional<Day> day_of(const DateRule& rule, int cohort);

}  // namespace filrouge::calendar
