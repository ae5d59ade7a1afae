#include "engine/service/delivery_hours.hpp"

#include "engine/service/small_school.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("a weekly digest leaves on the first working day of its week, and that day is none to wait after") {
  SmallSchool school(1);
  const auto& place = *school.library().setting(school.library().all_current().at(0), small_uai, 2025).place;
  pathway::Role role;
  role.digest = "weekly";
  const auto leaves = [&](const std::string& local) { return service::leaving_time(place, role, in_paris(local)); };

  const auto monday = in_paris("2026-03-30T07:30");
  CHECK(leaves("2026-03-27T12:00") == monday);
  CHECK(leaves("2026-03-30T07:30") == monday);

  const auto tuesday = in_paris("2026-04-07T07:30");  // after Easter Monday
  for (const auto* asked : {"2026-03-30T07:31", "2026-04-04T10:00", "2026-04-06T10:00", "2026-04-07T07:30"}) {
    INFO(asked);
    CHECK(leaves(asked) == tuesday);
  }
  CHECK(leaves("2026-04-07T07:31") == in_paris("2026-04-13T07:30"));
}
