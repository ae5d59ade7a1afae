#include "engine/calendar/fixtures.hpp"
#include "engine/calendar/place.hpp"
#include "support/catch.hpp"

#include <rapidcheck.h>

using namespace filrouge;
using namespace filrouge::calendar;
using namespace filrouge::calendar::test;

namespace {

Place nancy() {
  Place place;
  place.name = "0540001A";
  place.zone = std::make_shared<Zone>(paris());
  place.school_holidays = {{day("2026-04-11"), day("2026-04-27")}, {day("2026-05-14"), day("2026-05-18")}};
  place.school_known = DayRange{day("2025-09-01"), day("2026-07-04")};
  return place;
}

std::string sum(const Place& place, std::string_view start, std::string_view duration) {
  const auto result = add(place, day(start), parse_duration(duration).value());
  return result ? filrouge::to_string(*result) : result.error().message;
}

std::string moved(std::string_view start, std::string_view duration) {
  const auto result = add(nancy(), instant(start), parse_duration(duration).value());
  return result ? to_rfc3339(*result) : result.error().message;
}

}  // namespace

TEST_CASE("working days skip the weekend, public holidays and the starting day itself") {
  CHECK(sum(nancy(), "2026-07-13", "1 working day") == "2026-07-15");  // 14 July
  CHECK(sum(nancy(), "2026-07-10", "1 working day") == "2026-07-13");
  CHECK(sum(nancy(), "2026-07-11", "1 working day") == "2026-07-13");  // from a Saturday
  CHECK(sum(nancy(), "2026-07-11", "-1 working day") == "2026-07-10");
  CHECK(sum(nancy(), "2026-07-15", "-2 working days") == "2026-07-10");
  CHECK(sum(nancy(), "2026-07-14", "0 working days") == "2026-07-14");  // 0 stays, even on a holiday
}

TEST_CASE("ouvrable days count Saturdays") {
  CHECK(sum(nancy(), "2026-07-10", "1 ouvrable day") == "2026-07-11");
  CHECK(sum(nancy(), "2026-07-10", "2 ouvrable days") == "2026-07-13");
  CHECK(sum(nancy(), "2026-07-10", "3 ouvrable days") == "2026-07-15");
}

TEST_CASE("school days are working days outside the pupils' holidays") {
  CHECK(sum(nancy(), "2026-04-10", "1 school day") == "2026-04-27");
  CHECK(sum(nancy(), "2026-04-27", "-1 school day") == "2026-04-10");
  CHECK(sum(nancy(), "2026-05-13", "1 school day") == "2026-05-18");
}

TEST_CASE("school days beyond what is known are an error that names the horizon and the remedy") {
  CHECK(sum(nancy(), "2026-07-03", "1 school day") ==
        "School holidays of 0540001A are known from 2025-09-01 until the day before 2026-07-04; 2026-07-04 is outside: "
        "import the official calendar of that school year (filrouge calendar import).");
  CHECK(sum(nancy(), "2026-07-02", "1 school day") == "2026-07-03");
  CHECK(contains(sum(nancy(), "2026-07-06", "-1 school day"), "2026-07-05 is outside"));
  Place metropole;
  metropole.name = "metropole";
  CHECK(
      sum(metropole, "2026-05-04", "1 school day") ==
      "School days cannot be counted for metropole: its school holidays are not known or differ between zones; name a "
      "lycée by its UAI.");
}

TEST_CASE("months keep the day, or the last one there is") {
  CHECK(sum(nancy(), "2026-01-31", "1 month") == "2026-02-28");
  CHECK(sum(nancy(), "2028-01-31", "1 month") == "2028-02-29");
  CHECK(sum(nancy(), "2026-03-31", "-1 month") == "2026-02-28");
  CHECK(sum(nancy(), "2026-09-01", "4 months") == "2027-01-01");
  CHECK(sum(nancy(), "2026-01-15", "-13 months") == "2024-12-15");
}

TEST_CASE("a date outside the years 1 to 9999 is refused") {
  for (const auto* duration : {"999999 days", "999999 weeks", "999999 months", "999999 working days"}) {
    INFO(duration);
    CHECK(contains(sum(nancy(), "9990-01-01", duration), "outside the years 1 to 9999"));
    CHECK(contains(sum(nancy(), "0002-01-01", "-" + std::string{duration}), "outside the years"));
  }
}

TEST_CASE("hours cannot be added to a day") {
  CHECK(sum(nancy(), "2026-01-31", "12 hours") ==
        "12 hours cannot be added to a day: count days, or give a time of day.");
}

TEST_CASE("days keep the civil time across a change of clocks, hours count real time") {
  CHECK(moved("2026-03-28T09:00:00Z", "1 day") == "2026-03-29T08:00:00Z");     // 10:00 both days
  CHECK(moved("2026-03-28T09:00:00Z", "24 hours") == "2026-03-29T09:00:00Z");  // 11:00
  CHECK(moved("2026-03-28T01:30:00Z", "1 day") == "2026-03-29T01:00:00Z");     // 02:30 is skipped
  CHECK(moved("2026-10-24T00:30:00Z", "1 day") == "2026-10-25T00:30:00Z");     // 02:30, the first of the two
  CHECK(moved("2026-10-24T09:00:00.25Z", "1 working day") == "2026-10-26T10:00:00.250Z");
  CHECK(moved("2026-10-25T01:30:00Z", "0 days") == "2026-10-25T01:30:00Z");
}

TEST_CASE("working days forth and back return to a working day they began on") {
  const Place place = nancy();
  CHECK(rc::check([&] {
    const Day start = day("2000-01-01") + std::chrono::days{*rc::gen::inRange(0, 36500)};
    RC_PRE(is_working_day(place, start));
    const std::int64_t count = *rc::gen::inRange(-300, 300);
    const auto there = add(place, start, {count, Unit::working_days});
    RC_ASSERT(is_working_day(place, *there));
    RC_ASSERT(*add(place, *there, {-count, Unit::working_days}) == start);
  }));
}

TEST_CASE("working days are counted alike where the years counted beforehand begin and end") {
  const Place place = nancy();
  for (const Day middle : {day("2000-01-01"), day("2100-01-01")}) {
    for (Day start = middle - std::chrono::days{15}; start < middle + std::chrono::days{15};
         start += std::chrono::days{1}) {
      for (const std::int64_t count : {-12, -5, -1, 1, 5, 12}) {
        Day expected = start;
        for (auto left = count; left != 0;) {
          expected += std::chrono::days{count < 0 ? -1 : 1};
          if (is_working_day(place, expected)) left -= count < 0 ? -1 : 1;
        }
        CHECK(add(place, start, {count, Unit::working_days}) == expected);
      }
    }
  }
}

TEST_CASE("more days of a kind never give an earlier day") {
  const Place place = nancy();
  CHECK(rc::check([&] {
    const Day start = day("2000-01-01") + std::chrono::days{*rc::gen::inRange(0, 36500)};
    const auto unit = *rc::gen::element(Unit::days, Unit::weeks, Unit::months, Unit::working_days, Unit::ouvrable_days);
    const std::int64_t count = *rc::gen::inRange(-300, 300);
    RC_ASSERT(*add(place, start, {count, unit}) < *add(place, start, {count + 1, unit}) || unit == Unit::months);
    RC_ASSERT(*add(place, start, {count, unit}) <= *add(place, start, {count + 1, unit}));
  }));
}
