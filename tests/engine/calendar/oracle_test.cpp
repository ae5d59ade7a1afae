// The engine's arithmetic against the oracle, over every day of 2023 to 2027.
#include "engine/calendar/oracle.hpp"

#include "engine/calendar/place.hpp"
#include "support/catch.hpp"

#include <array>

using namespace filrouge;
using namespace filrouge::calendar;
using namespace filrouge::calendar::test;

namespace {

constexpr std::array counts{-20, -10, -5, -3, -2, -1, 1, 2, 3, 4, 5, 8, 10, 12, 15, 20};

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
  for (const auto& [name, zone] : published_zones()) {
    Place place;
    place.name = name;
    place.territory = parse_territory(name).value_or(Territory::metropole);
    place.school_known = zone.known;
    place.school_holidays = zone.holidays;
    const auto expected = school_days(zone, public_holidays.at(std::string{to_string(place.territory)}));
    compare(place, Unit::school_days, expected, zone.known.first, zone.known.end - std::chrono::days{1});
  }
}

TEST_CASE("months end on the day that walking through them finds, from every day of 2023 to 2027") {
  const Place place;
  for (Day start = day("2023-01-01"); start <= day("2027-12-31"); start += std::chrono::days{1}) {
    for (const int months : {1, 4, 12}) {
      const auto found = add(place, start, {months, Unit::months});
      if (!found || *found != months_later(start, months))
        FAIL(filrouge::to_string(start) << " + " << months << " months");
    }
  }
  CHECK(filrouge::to_string(months_later(day("2026-10-31"), 4)) == "2027-02-28");
}

TEST_CASE("Easter is the Sunday that the epact gives, for a thousand years") {
  for (int year = 1583; year < 2583; ++year) {
    INFO(year);
    CHECK(filrouge::to_string(easter(std::chrono::year{year})) == filrouge::to_string(easter_by_epact(year)));
  }
  CHECK(filrouge::to_string(easter_by_epact(2027)) == "2027-03-28");
}
