#include "engine/calendar/moment.hpp"

#include "engine/calendar/fixtures.hpp"
#include "support/catch.hpp"

#include <rapidcheck.h>

using namespace filrouge;
using namespace filrouge::calendar;
using namespace filrouge::calendar::test;

namespace {

// "left => right", or the line twice where there is no arrow.
std::pair<std::string, std::string> around_arrow(const std::string& line) {
  const auto arrow = line.find(" => ");
  if (arrow == std::string::npos) return {line, line};
  return {line.substr(0, arrow), line.substr(arrow + 4)};
}

std::string day_in(std::string_view rule, int cohort) {
  const auto day = day_of(parse_date_rule(rule).value(), cohort);
  return day ? filrouge::to_string(*day) : "none";
}

}  // namespace

TEST_CASE("a moment is read and written in its canonical form") {
  for (const std::string& line : lines_of("moments.txt")) {
    const auto [written, canonical] = around_arrow(line);
    INFO(line);
    const auto moment = parse_moment(written);
    REQUIRE(moment);
    CHECK(to_string(*moment) == canonical);
    CHECK(parse_moment(canonical) == moment);
  }
}

TEST_CASE("what is no moment is refused with its reason") {
  for (const std::string& line : lines_of("refused_moments.txt")) {
    const auto [written, reason] = around_arrow(line);
    INFO(line);
    const auto moment = parse_moment(written);
    REQUIRE_FALSE(moment);
    CHECK(contains(moment.error(), reason));
  }
}

TEST_CASE("before makes the offset negative") {
  CHECK(parse_moment("2 working days before rentree 08:30") ==
        Moment{Duration{-2, Unit::working_days}, NamedAnchor{"rentree"}, std::chrono::minutes{510}});
  CHECK(parse_moment("10 days") == Moment{Duration{10, Unit::days}, FromEntry{}, std::nullopt});
}

TEST_CASE("n is the school year of the exam and begins in September") {
  CHECK(day_in("13 July n", 2025) == "2026-07-13");
  CHECK(day_in("31 August n", 2025) == "2026-08-31");
  CHECK(day_in("1 September n", 2025) == "2025-09-01");
  CHECK(day_in("15 September n+1", 2025) == "2026-09-15");
  CHECK(day_in("31 January n+1", 2025) == "2027-01-31");
}

TEST_CASE("rules of the scheme fall on the days its circulars name") {
  CHECK(day_in("3rd thursday of October n+1", 2023) == "2024-10-17");
  CHECK(day_in("3rd thursday of October n+1", 2025) == "2026-10-15");
  CHECK(day_in("monday of the last full week of August n", 2024) == "2025-08-25");
  CHECK(day_in("monday of the last full week of August n", 2025) == "2026-08-24");
  CHECK(day_in("monday of the last full week of August n", 2026) == "2027-08-23");
  CHECK(day_in("sunday of the last full week of August n", 2024) == "2025-08-31");
  CHECK(day_in("last friday of June n", 2025) == "2026-06-26");
}

TEST_CASE("a date that does not exist that year is none") {
  CHECK(day_in("29 February n", 2025) == "none");
  CHECK(day_in("29 February n", 2027) == "2028-02-29");
  CHECK(day_in("5th thursday of October n", 2025) == "2025-10-30");
  CHECK(day_in("5th thursday of October n", 2024) == "2024-10-31");
  CHECK(day_in("5th monday of October n", 2025) == "none");
}

TEST_CASE("the reader of moments takes any text without harm") {
  CHECK(rc::check([](const std::string& text) {
    if (const auto moment = parse_moment(text)) {
      RC_ASSERT((parse_moment(to_string(*moment)) == moment));
    }
  }));
  const std::vector<std::string> words{"2",  "days", "working", "before", "after", "n",  "n+1", "12:00", "July",
                                       "of", "last", "3rd",     "monday", "due",   "-1", "the", "full",  "week"};
  CHECK(rc::check([&] {
    std::string text;
    for (const auto& word : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words)))
      text += word + ' ';
    if (const auto moment = parse_moment(text)) {
      RC_ASSERT((parse_moment(to_string(*moment)) == moment));
    }
  }));
}
