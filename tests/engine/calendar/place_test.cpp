#include "engine/calendar/place.hpp"

#include "engine/calendar/fixtures.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::calendar;
using namespace filrouge::calendar::test;

namespace {

Place lycee() {
  Place place;
  place.name = "0570108H";
  place.zone = std::make_shared<Zone>(paris());
  place.territory = Territory::alsace_moselle;
  place.school_holidays = {{day("2026-04-11"), day("2026-04-27")}};
  place.school_known = DayRange{day("2025-09-01"), day("2026-07-04")};
  place.closures = {{day("2026-07-14"), day("2026-08-24")}};
  place.milestones = {{{"rentree", 2026}, day("2026-09-01")}};
  return seal(place);
}

}  // namespace

TEST_CASE("places with the same rules have the same hash, whatever their name") {
  Place other = lycee();
  other.name = "0670001A";
  CHECK(seal(other).hash == lycee().hash);
  CHECK(lycee().hash.value().size() == 64);
}

TEST_CASE("whatever decides a date changes the hash") {
  const auto changed = [](auto change) {
    Place place = lycee();
    change(place);
    return seal(place).hash != lycee().hash;
  };
  CHECK(changed([](Place& p) { p.zone = std::make_shared<Zone>(paris(2020, 2098)); }));
  CHECK(changed([](Place& p) { p.territory = Territory::metropole; }));
  CHECK(changed([](Place& p) { p.school_holidays.front().end = day("2026-04-28"); }));
  CHECK(changed([](Place& p) { p.school_known.reset(); }));
  CHECK(changed([](Place& p) { std::swap(p.closures, p.school_holidays); }));
  CHECK(changed([](Place& p) { p.milestones = {{{"rentree", 2025}, day("2026-09-01")}}; }));
}

TEST_CASE("a school year runs from 1 September to 31 August") {
  CHECK(school_year(day("2025-09-01")) == 2025);
  CHECK(school_year(day("2026-07-13")) == 2025);
  CHECK(school_year(day("2026-08-31")) == 2025);
}
