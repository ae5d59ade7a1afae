#include "engine/base/time.hpp"

#include "support/catch.hpp"

using namespace filrouge;
using namespace std::chrono_literals;

TEST_CASE("an instant is written in UTC and read back with any offset") {
  const auto instant = parse_rfc3339("2026-07-14T00:00:00+02:00");
  REQUIRE(instant);
  CHECK(to_rfc3339(*instant) == "2026-07-13T22:00:00Z");
  CHECK(to_rfc3339(*instant + 5ms) == "2026-07-13T22:00:00.005Z");
  CHECK(to_rfc3339(*instant + 5us) == "2026-07-13T22:00:00.000005Z");
  CHECK(parse_rfc3339("1969-12-31T23:59:59.5Z") == Instant{-500ms});
}

TEST_CASE("a text that is no instant is refused") {
  for (const auto* text : {"", "2026-07-14", "2026-07-14T00:00:00", "2026-02-30T00:00:00Z", "2026-07-14T24:00:00Z",
                           "2026-07-14T00:00:60Z", "2026-07-14T00:00Z", "2026-07-14T00:00:00Z ",
                           "2026-07-14T00:00:00.1234567Z", "26-07-14T00:00:00Z", "0000-01-01T00:00:00Z"}) {
    INFO(text);
    CHECK_FALSE(parse_rfc3339(text));
  }
}

TEST_CASE("a day is ten characters and exists") {
  CHECK(to_string(*parse_day("2024-02-29")) == "2024-02-29");
  for (const auto* text : {"2026-02-29", "2026-2-3", "26-02-03", "2026-02-03x", "-026-02-03", "2026/02/03"}) {
    INFO(text);
    CHECK_FALSE(parse_day(text));
  }
}

TEST_CASE("a local time has no offset") {
  CHECK(parse_local_time("2026-07-13T12:00") == *parse_day("2026-07-13") + 12h);
  CHECK(parse_local_time("2026-07-13T12:00:05") == *parse_day("2026-07-13") + 12h + 5s);
  CHECK_FALSE(parse_local_time("2026-07-13T12:00Z"));
}
