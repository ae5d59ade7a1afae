#pragma once
#include "engine/calendar/fixtures.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

// An oracle that shares nothing with the engine but the definition: it marks every day of the published lists and takes
// the n-th marked day, where the engine walks by rule.
namespace filrouge::calendar::test {

inline std::map<std::string, std::set<Day>> published_holidays() {
  std::map<std::string, std::set<Day>> holidays;
  for (const auto& line : lines_of("public_holidays.csv")) {
    const auto fields = split(line, ';');
    for (const auto& date : split(fields[1], ' ')) holidays[fields[0]].insert(day(date));
  }
  return holidays;
}

// All days from first to last that are no Sunday (nor Saturday) and in no set.
inline std::vector<Day> days_left(Day first, Day last, bool saturdays, const std::set<Day>& holidays) {
  std::vector<Day> left;
  int weekday = static_cast<int>(((first.time_since_epoch().count() + 3) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
  for (Day at = first; at <= last; at += std::chrono::days{1}, weekday = (weekday + 1) % 7) {
    if (weekday == 6 || (weekday == 5 && !saturdays) || holidays.count(at) > 0) continue;
    left.push_back(at);
  }
  return left;
}

// The n-th of the ascending days strictly after (before) `start`; nothing when the list ends too early.
inline std::optional<Day> nth(const std::vector<Day>& days, Day start, int n) {
  const auto after = std::upper_bound(days.begin(), days.end(), start) - days.begin();
  const auto before = std::lower_bound(days.begin(), days.end(), start) - days.begin();
  const auto index = n > 0 ? after + n - 1 : before + n;
  if (index < 0 || index >= static_cast<std::ptrdiff_t>(days.size())) return std::nullopt;
  return days[static_cast<std::size_t>(index)];
}

// The pupils' days off of a holiday zone, and the days that are known.
struct PublishedZone {
  DayRange known;
  std::vector<DayRange> holidays;
  std::set<Day> days_off;
};
inline std::map<std::string, PublishedZone> published_zones() {
  std::map<std::string, PublishedZone> zones;
  for (const auto& line : lines_of("school_holidays.csv")) {
    const auto fields = split(line, ';');
    PublishedZone& zone = zones[fields[0]];
    zone.known = {day(fields[1]), day(fields[2])};
    for (const auto& period : split(fields[3], ' ')) {
      const auto ends = split(period, '/');
      zone.holidays.push_back({day(ends[0]), day(ends[1])});
      for (Day at = day(ends[0]); at < day(ends[1]); at += std::chrono::days{1}) zone.days_off.insert(at);
    }
  }
  return zones;
}

// The school days of a zone where the public holidays are those given.
inline std::vector<Day> school_days(const PublishedZone& zone, std::set<Day> public_holidays) {
  public_holidays.insert(zone.days_off.begin(), zone.days_off.end());
  return days_left(zone.known.first, zone.known.end - std::chrono::days{1}, false, public_holidays);
}

// Easter by the epact, as Lilius and Clavius reckoned it (Knuth, The Art of Computer Programming, 1.3.2, exercise 14):
// the Sunday after the fourteenth day of the moon that is on or after 21 March, found day by day.
inline Day easter_by_epact(int year) {
  const int golden = year % 19 + 1;
  const int century = year / 100 + 1;
  const int leap_years_left_out = 3 * century / 4 - 12;
  const int moon_corrected = (8 * century + 5) / 25 - 5;
  int epact = ((11 * golden + 20 + moon_corrected - leap_years_left_out) % 30 + 30) % 30;
  if ((epact == 25 && golden > 11) || epact == 24) ++epact;
  const int full_moon = 44 - epact < 21 ? 74 - epact : 44 - epact;                                // of March
  Day at = Day{std::chrono::year{year} / std::chrono::March / 1} + std::chrono::days{full_moon};  // the day after it
  while ((at.time_since_epoch().count() + 4) % 7 != 0) at += std::chrono::days{1};  // 1970-01-01 was a Thursday
  return at;
}

// The same day so many months later, or the last day of that month where it has none: days are walked, and months are
// told by their first days.
inline Day months_later(Day start, int months) {
  const auto is_first = [](Day at) { return filrouge::to_string(at).substr(8) == "01"; };
  const auto number = filrouge::to_string(start).substr(8);
  Day at = start;
  for (int firsts = 0; firsts < months;) {
    at += std::chrono::days{1};
    if (is_first(at)) ++firsts;
  }
  while (filrouge::to_string(at).substr(8) != number && !is_first(at + std::chrono::days{1}))
    at += std::chrono::days{1};
  return at;
}

}  // namespace filrouge::calendar::test
