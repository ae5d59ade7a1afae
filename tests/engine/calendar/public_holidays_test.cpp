#include "engine/calendar/public_holidays.hpp"

#include "engine/calendar/fixtures.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::calendar;
using namespace filrouge::calendar::test;

TEST_CASE("each territory keeps the public holidays its printed calendar lists") {
  for (const std::string& line : lines_of("public_holidays.csv")) {
    const auto fields = split(line, ';');
    const auto territory = parse_territory(fields[0]);
    REQUIRE(territory);
    const auto expected = split(fields[1], ' ');
    const std::chrono::year_month_day first{day(expected.front())};
    std::vector<std::string> found;
    for (const auto& holiday : public_holidays(*territory, first.year())) {
      found.push_back(filrouge::to_string(holiday.day));
    }
    INFO(line);
    CHECK(found == expected);
  }
}

TEST_CASE("a day is a public holiday exactly when its year lists it") {
  for (int t = 0; t < 10; ++t) {
    const auto territory = static_cast<Territory>(t);
    for (Day at = day("1990-01-01"); at < day("2060-01-01"); at += std::chrono::days{1}) {
      const auto year = public_holidays(territory, std::chrono::year_month_day{at}.year());
      const bool listed = std::any_of(year.begin(), year.end(), [&](const auto& holiday) { return holiday.day == at; });
      if (listed != is_public_holiday(territory, at)) FAIL(to_string(territory) << ' ' << filrouge::to_string(at));
    }
  }
}

TEST_CASE("Easter falls where the tables say") {
  for (const auto* sunday : {"1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2038-04-25", "2076-04-19",
                             "2100-03-28", "2285-03-22"}) {
    INFO(sunday);
    CHECK(filrouge::to_string(easter(std::chrono::year_month_day{day(sunday)}.year())) == sunday);
  }
}

TEST_CASE("Saint-Martin keeps 28 May since 2018") {
  CHECK_FALSE(is_public_holiday(Territory::saint_martin, day("2015-05-28")));
  CHECK(is_public_holiday(Territory::saint_martin, day("2018-05-28")));
}

TEST_CASE("territories have one name") {
  CHECK(parse_territory("la-reunion") == Territory::la_reunion);
  CHECK(to_string(Territory::saint_pierre_et_miquelon) == "saint-pierre-et-miquelon");
  CHECK_FALSE(parse_territory("Metropole"));
  CHECK_FALSE(parse_territory(""));
}
