#include "adapters/system/zone_database.hpp"

#include "adapters/system/posix_rule.hpp"
#include "engine/base/error.hpp"
#include "support/catch.hpp"

#include <map>

using namespace filrouge;
using namespace std::chrono_literals;

namespace {

Instant at(std::string_view text) {
  return parse_rfc3339(text).value();
}
LocalTime civil(std::string_view text) {
  return parse_local_time(text).value();
}

}  // namespace

TEST_CASE("Paris keeps summer time after 2037, until 2100") {
  const auto paris = system::load_zone("Europe/Paris");
  CHECK(paris.local(at("2026-07-01T10:00:00Z")) == civil("2026-07-01T12:00"));
  CHECK(paris.local(at("2037-07-01T10:00:00Z")) == civil("2037-07-01T12:00"));
  for (const auto* year : {"2038", "2040", "2065", "2099", "2100"}) {
    INFO(year);
    CHECK(paris.local(at(std::string{year} + "-07-01T10:00:00Z")) == civil(std::string{year} + "-07-01T12:00"));
    CHECK(paris.local(at(std::string{year} + "-01-01T10:00:00Z")) == civil(std::string{year} + "-01-01T11:00"));
    CHECK(paris.local(at(std::string{year} + "-12-31T10:00:00Z")) == civil(std::string{year} + "-12-31T11:00"));
  }
}

TEST_CASE("clocks change in Paris on the last Sundays of March and October of every year") {
  using namespace std::chrono;
  const auto paris = system::load_zone("Europe/Paris");
  for (int y = 1996; y <= 2100; ++y) {
    INFO(y);
    for (const auto month : {March, October}) {
      const Instant change = sys_days{year{y} / month / Sunday[last]} + 1h;
      const auto summer = month == March ? 2h : 1h;
      const LocalTime wall{floor<seconds>(change).time_since_epoch()};
      CHECK(paris.local(change) == wall + summer);
      CHECK(paris.local(change - 1s) == wall - 1s + (3h - summer));
    }
  }
  CHECK(paris.instant(civil("2026-03-29T02:30")) == at("2026-03-29T01:00:00Z"));
  CHECK(paris.instant(civil("2026-10-25T02:30")) == at("2026-10-25T00:30:00Z"));
  CHECK(paris.instant(civil("2050-03-27T02:30")) == at("2050-03-27T01:00:00Z"));
}

TEST_CASE("overseas zones have their own clocks, in July and in December") {
  const std::map<std::string, std::pair<std::chrono::hours, std::chrono::hours>> offsets{
      {"America/Guadeloupe", {-4h, -4h}}, {"America/Marigot", {-4h, -4h}}, {"America/St_Barthelemy", {-4h, -4h}},
      {"America/Martinique", {-4h, -4h}}, {"America/Cayenne", {-3h, -3h}}, {"America/Miquelon", {-2h, -3h}},
      {"Indian/Reunion", {4h, 4h}},       {"Indian/Mayotte", {3h, 3h}}};
  for (const auto& [name, offset] : offsets) {
    const auto zone = system::load_zone(name);
    for (const std::string year : {"2026", "2050"}) {
      INFO(name << ' ' << year);
      CHECK(zone.local(at(year + "-07-13T12:00:00Z")) == civil(year + "-07-13T12:00") + offset.first);
      CHECK(zone.local(at(year + "-12-31T12:00:00Z")) == civil(year + "-12-31T12:00") + offset.second);
    }
  }
}

TEST_CASE("a zone the system does not know is an outside failure that says what to write") {
  for (const auto* name : {"Europe/Pari", "", "../../etc/passwd", "Europe"}) {
    INFO(name);
    CHECK_THROWS_AS(system::load_zone(name), OutsideFailure);
  }
}

TEST_CASE("a zone is loaded once and shared") {
  system::ZoneDatabase zones;
  CHECK(zones.zone("Europe/Paris") == zones.zone("Europe/Paris"));
  CHECK(zones.zone("Europe/Paris")->name() == "Europe/Paris");
}

TEST_CASE("a rule of summer time is read as POSIX writes it") {
  const auto paris = system::parse_posix_rule("CET-1CEST,M3.5.0,M10.5.0/3");
  REQUIRE(paris);
  CHECK(paris->begin_of(std::chrono::year{2026}) == at("2026-03-29T01:00:00Z"));
  CHECK(paris->end_of(std::chrono::year{2026}) == at("2026-10-25T01:00:00Z"));
  const auto miquelon = system::parse_posix_rule("<-03>3<-02>,M3.2.0,M11.1.0");
  REQUIRE(miquelon);
  CHECK(miquelon->begin_of(std::chrono::year{2026}) == at("2026-03-08T05:00:00Z"));
  CHECK(miquelon->end_of(std::chrono::year{2026}) == at("2026-11-01T04:00:00Z"));
  const auto nuuk = system::parse_posix_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
  REQUIRE(nuuk);
  CHECK(nuuk->begin_of(std::chrono::year{2026}) == at("2026-03-29T01:00:00Z"));
  for (const auto* text : {"", "<+04>-4", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
                           "CET-1CEST,J60,J300", "CET-1CEST,M3.5.0,M10.5.0 ", "<+04-4", "CET-999CEST,M3.5.0,M10.5.0"}) {
    INFO(text);
    CHECK_FALSE(system::parse_posix_rule(text));
  }
}
