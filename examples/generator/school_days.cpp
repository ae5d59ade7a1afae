#include "generator/school_days.hpp"

#include "engine/calendar/public_holidays.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace filrouge::example {
namespace {

bool is_school_holiday(Day day) {
  static const std::array<std::pair<Day, Day>, 8> holidays = {{{date(2025, 10, 18), date(2025, 11, 3)},
                                                               {date(2025, 12, 20), date(2026, 1, 5)},
                                                               {date(2026, 2, 14), date(2026, 3, 2)},
                                                               {date(2026, 4, 11), date(2026, 4, 27)},
                                                               {date(2026, 5, 14), date(2026, 5, 18)},
                                                               {date(2026, 7, 14), date(2026, 8, 24)},
                                                               {date(2026, 10, 17), date(2026, 11, 2)},
                                                               {date(2026, 12, 19), date(2027, 1, 4)}}};
  return std::any_of(holidays.begin(), holidays.end(),
                     [day](const auto& holiday) { return day >= holiday.first && day < holiday.second; });
}

bool is_open(Day day) {
  const std::chrono::weekday weekday{day};
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !is_school_holiday(day) &&
         !calendar::is_public_holiday(calendar::Territory::alsace_moselle, day);
}

}  // namespace

Day date(int year, unsigned month, unsigned day) {
  return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

Day open_day(Day day) {
  while (!is_open(day)) day += std::chrono::days{1};
  return day;
}

Day open_days_after(Day day, int count) {
  for (; count > 0; --count) day = open_day(day + std::chrono::days{1});
  return day;
}

}  // namespace filrouge::example
