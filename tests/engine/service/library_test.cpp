#include "engine/service/library.hpp"

#include "engine/service/small_school.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("a case lives by the holidays of its lycée's commune") {
  SmallSchool school(0);
  auto& library = school.library();
  const auto territory = [&](const SchoolId& uai) {
    return library.setting(library.all_current().front(), uai, 2025).place->territory;
  };
  CHECK(territory(small_uai) == calendar::Territory::alsace_moselle);
  CHECK(territory(island_uai) == calendar::Territory::saint_martin);
}
