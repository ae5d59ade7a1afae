// An oracle that shares nothing with the engine but the definition: it marks every day of the published lists and takes
// the n-th marked day, where the engine walks by rule. Compared over every day of 2023 to 2027.
#include "engine/calendar/fixtures.hpp"
#include "engine/calendar/place.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace filrouge;
using namespace filrouge::calendar;
using namespace filrouge::calendar::test;

namespace {

constexpr std::array counts{-20, -10, -5, -3, -2, -1, 1, 2, 3, 4, 5, 8, 10, 12, 15, 20};

std::map<std::string, std::set<Day>> published_holidays() {
  std::map<std::string, std::set<Day>> holidays;
  for (const auto& line : lines_of("public_holidays.csv")) {
    const auto fields = split(line, ';');
    for (const auto& date : split(fields[1], ' ')) holidays[fields[0]].insert(day(date));
  }
  return holidays;
}

// All days from first to last that are no Sunday (nor Saturday) and in no set.
std::vector<Day> days_left(Day first, Day last, bool saturdays, const std::set<Day>& holidays) {
  std::vector<Day> left;
  int weekday = static_cast<int>(((first.time_since_epoch().count() + 3) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
  for (Day at = first; at <= last; at += std::chrono::days{1}, weekday = (weekday + 1) % 7) {
    if (weekday == 6 || (weekday == 5 && !saturdays) || holidays.count(at) > 0) continue;
    left.push_back(at);
  }
  return left;
}

// The n-th of the ascending days strictly after (before) `start`; nothing when the list ends too early.
std::optional<Day> nth(const std::vector<Day>& days, Day start, int n) {
  const auto after = std::upper_bound(days.begin(), days.end(), start) - days.begin();
  const auto before = std::lower_bound(days.begin(), days.end(), start) - days.begin();
  const auto index = n > 0 ? after + n - 1 : before + n;
  if (index < 0 || index >= static_cast<std::ptrdiff_t>(days.size())) return std::nullopt;
  return days[static_cast<std::size_t>(index)];
}

void compare(const Place& place, Unit unit, const std::vector<Day>& expected_days, Day first, Day last) {
  std::size_t compared = 0;
  for (Day start = first; start <= last; start += std::chrono::days{1}) {
    for (const int count : counts) {
      const auto expected = nth(expected_days, start, count);
      const auto found = add(place, start, {count, unit});
      ++compared;
      if (found.has_value() == expected.has_value() && (!found || *found == *expected)) continue;
      FAIL(place.name << ": " << filrouge::to_string(start) << " + " << to_string(Duration{count, unit}) << " gives "
                      << (found ? filrouge::to_string(*found) : found.error().message) << ", expected "
                      << (expected ? filrouge::to_string(*expected) : "an error"));
    }
  }
  CHECK(compared == static_cast<std::size_t>((last - first).count() + 1) * counts.size());
}

}  // namespace

TEST_CASE("working and ouvrable days agree with the published lists in every territory, 2023 to 2027") {
  for (const auto& [territory, holidays] : published_holidays()) {
    Place place;
    place.name = territory;
    place.territory = parse_territory(territory).value();
    for (const bool saturdays : {false, true}) {
      const auto left = days_left(day("2022-01-01"), day("2028-12-31"), saturdays, holidays);
      compare(place, saturdays ? Unit::ouvrable_days : Unit::working_days, left, day("2023-01-01"), day("2027-12-31"));
    }
  }
}

TEST_CASE("school days agree with the official calendar in every zone, and end with it") {
  const auto public_holidays = published_holidays();
  for (const auto& line : lines_of("school_holidays.csv")) {
    const auto fields = split(line, ';');
    Place place;
    place.name = fields[0];
    place.territory = parse_territory(fields[0]).value_or(Territory::metropole);
    place.school_known = DayRange{day(fields[1]), day(fields[2])};
    std::set<Day> off = public_holidays.at(std::string{to_string(place.territory)});
    for (const auto& period : split(fields[3], ' ')) {
      const auto ends = split(period, '/');
      place.school_holidays.push_back({day(ends[0]), day(ends[1])});
      for (Day at = day(ends[0]); at < day(ends[1]); at += std::chrono::days{1}) off.insert(at);
    }
    const Day last_known = place.school_known->end - std::chrono::days{1};
    compare(place, Unit::school_days, days_left(place.school_known->first, last_known, false, off),
            place.school_known->first, last_known);
  }
}
