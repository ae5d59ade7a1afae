#include "engine/calendar/duration.hpp"

#include "support/catch.hpp"

#include <rapidcheck.h>

using namespace filrouge::calendar;

TEST_CASE("a duration is a count and a unit, singular or plural") {
  CHECK(parse_duration("3 working days") == Duration{3, Unit::working_days});
  CHECK(parse_duration("1 ouvrable day") == Duration{1, Unit::ouvrable_days});
  CHECK(parse_duration("5 school day") == Duration{5, Unit::school_days});
  CHECK(parse_duration("-2 working days") == Duration{-2, Unit::working_days});
  CHECK(parse_duration("4 months") == Duration{4, Unit::months});
  CHECK(parse_duration("2 weeks") == Duration{2, Unit::weeks});
  CHECK(parse_duration("48 hours") == Duration{48, Unit::hours});
  CHECK(parse_duration("0 days") == Duration{0, Unit::days});
  CHECK(parse_duration("007 seconds") == Duration{7, Unit::seconds});
}

TEST_CASE("what is no duration is refused with a sentence") {
  CHECK(parse_duration("").error() == "A duration is missing: write one such as \"3 working days\".");
  CHECK(parse_duration("3 wroking days").error() ==
        "\"wroking days\" is no unit of time; did you mean \"working days\"?");
  CHECK(parse_duration("1 month 3 days").error() ==
        "\"1 month 3 days\" mixes several durations: a duration has one count and one unit.");
  CHECK(parse_duration("3").error() == "\"3\" lacks a unit: write one such as \"3 working days\".");
  for (const auto* text : {"days", "3days", "+3 days", "--3 days", "- 3 days", "1.5 days", "1e3 days", "1000000 days",
                           "3 Days", "3 working", "3 working days after", "3 années"}) {
    INFO(text);
    CHECK_FALSE(parse_duration(text));
  }
}

TEST_CASE("a duration is read back as it was written") {
  CHECK(to_string(Duration{1, Unit::working_days}) == "1 working day");
  CHECK(to_string(Duration{-1, Unit::months}) == "-1 month");
  CHECK(to_string(Duration{0, Unit::school_days}) == "0 school days");
  CHECK(rc::check([] {
    const Duration duration{*rc::gen::inRange(-999'999, 1'000'000), static_cast<Unit>(*rc::gen::inRange(0, 9))};
    RC_ASSERT((parse_duration(to_string(duration)) == duration));
  }));
}
