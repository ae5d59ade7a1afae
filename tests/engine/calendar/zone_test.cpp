#include "engine/calendar/zone.hpp"

#include "engine/calendar/fixtures.hpp"
#include "support/catch.hpp"

#include <rapidcheck.h>

using namespace filrouge;
using namespace filrouge::calendar;
using namespace filrouge::calendar::test;
using namespace std::chrono_literals;

TEST_CASE("the night clocks jump forward, a skipped time is the instant of the jump") {
  const Zone zone = paris();
  CHECK(zone.instant(day("2026-03-29") + 1h + 59min) == instant("2026-03-29T00:59:00Z"));
  CHECK(zone.instant(day("2026-03-29") + 2h) == instant("2026-03-29T01:00:00Z"));
  CHECK(zone.instant(day("2026-03-29") + 2h + 30min) == instant("2026-03-29T01:00:00Z"));
  CHECK(zone.instant(day("2026-03-29") + 3h) == instant("2026-03-29T01:00:00Z"));
  CHECK(zone.local(instant("2026-03-29T00:59:59Z")) == day("2026-03-29") + 1h + 59min + 59s);
  CHECK(zone.local(instant("2026-03-29T01:00:00Z")) == day("2026-03-29") + 3h);
}

TEST_CASE("the night clocks fall back, a repeated time is its first occurrence") {
  const Zone zone = paris();
  CHECK(zone.instant(day("2026-10-25") + 2h) == instant("2026-10-25T00:00:00Z"));
  CHECK(zone.instant(day("2026-10-25") + 2h + 30min) == instant("2026-10-25T00:30:00Z"));
  CHECK(zone.instant(day("2026-10-25") + 3h) == instant("2026-10-25T02:00:00Z"));
  CHECK(zone.local(instant("2026-10-25T00:30:00Z")) == zone.local(instant("2026-10-25T01:30:00Z")));
}

TEST_CASE("a day begins at the first instant it has") {
  // Havana's clocks jump from midnight to one o'clock.
  const Zone havana{"America/Havana", {{Instant::min(), -5h}, {instant("2026-03-08T05:00:00Z"), -4h}}};
  CHECK(havana.begin(day("2026-03-08")) == instant("2026-03-08T05:00:00Z"));
  CHECK(havana.local(havana.begin(day("2026-03-08"))) == day("2026-03-08") + 1h);
  CHECK(paris().begin(day("2026-07-14")) == instant("2026-07-13T22:00:00Z"));
  CHECK(paris().day(instant("2026-07-13T22:00:00Z")) == day("2026-07-14"));
  CHECK(paris().day(instant("2026-07-13T21:59:59.999999Z")) == day("2026-07-13"));
}

TEST_CASE("an instant survives the way to civil time and back, but for the repeated hour") {
  const Zone zone = paris();
  CHECK(rc::check([&] {
    const auto at = Instant{std::chrono::seconds{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000)}};
    const Instant back = zone.instant(zone.local(at));
    RC_ASSERT(back == at || back == at - 1h);
    RC_ASSERT(zone.local(back) == zone.local(at));
  }));
}

TEST_CASE("the offset at an instant is that of the last change before it, whatever lies between the changes") {
  CHECK(rc::check([] {
    std::vector<Zone::Offset> offsets{{Instant::min(), 0h}};
    auto from = Instant{std::chrono::seconds{*rc::gen::inRange<std::int64_t>(-2'000'000'000, 2'000'000'000)}};
    for (const auto hours : *rc::gen::container<std::vector<int>>(rc::gen::inRange(-12, 14))) {
      offsets.push_back({from, std::chrono::hours{hours}});
      from += std::chrono::seconds{*rc::gen::inRange<std::int64_t>(100'000, 40'000'000)};
    }
    const auto at = Instant{std::chrono::seconds{*rc::gen::inRange<std::int64_t>(-3'000'000'000, 4'000'000'000)}};
    auto holds = offsets.front().offset;
    for (const auto& [since, offset] : offsets)
      if (since <= at) holds = offset;
    const Zone zone{"Somewhere", offsets};
    RC_ASSERT(zone.local(at) == LocalTime{std::chrono::floor<std::chrono::seconds>(at).time_since_epoch() + holds});
    RC_ASSERT(zone.instant(zone.local(at)) <= at);
    RC_ASSERT(zone.local(zone.instant(zone.local(at))) == zone.local(at));
  }));
}
