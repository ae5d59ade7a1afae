#include "engine/service/publish.hpp"

#include "engine/base/error.hpp"
#include "engine/service/retime_cases.hpp"
#include "engine/service/small_school.hpp"
#include "support/catch.hpp"

#include <thread>

using namespace filrouge;
using namespace filrouge::test;
using ContentKind = port::ContentVersion::Kind;

namespace {

const auto monday = in_paris("2026-06-01T10:00");

// Publishes greeting 1 to `times` of a pathway, as an administrator of it would.
void publish_all(const Database& database, const std::string& name, int times) {
  const auto store = database.open();
  service::Publish publish(store->pathways(), store->cases());
  for (int i = 1; i <= times; ++i) (void)publish.run(small_publication(name, "Texte " + std::to_string(i)), "", monday);
}

}  // namespace

TEST_CASE("of two administrators who publish at once, neither loses the other's messages") {
  SmallSchool school(1);
  constexpr int times = 20;
  std::thread one([&] { publish_all(school.database(), "one", times); });
  std::thread two([&] { publish_all(school.database(), "two", times); });
  one.join();
  two.join();
  const auto messages = school.stores().pathways.current(ContentKind::messages);
  REQUIRE(messages);
  CHECK(messages->files.size() == 3);
  for (const auto* name : {"one", "two"})
    CHECK(messages->files.at(name).find("Texte " + std::to_string(times)) != std::string::npos);
}

TEST_CASE("publishing the same content again changes nothing, whatever token is given") {
  SmallSchool school(1);
  auto stores = school.stores();
  service::Publish publish(stores.pathways, stores.cases);
  school.open_cases(monday);
  const auto changed = small_publication("small", "Bonne rentrée");
  const auto token = publish.preview(changed).token;
  REQUIRE_FALSE(token.empty());
  CHECK_FALSE(publish.run(changed, "", monday));
  CHECK(publish.run(changed, token, monday));
  CHECK(publish.preview(changed).token.empty());
  CHECK(publish.run(changed, token, monday));
}

TEST_CASE("a stored version whose texts have another hash is not run") {
  SmallSchool school(1);
  school.database().run("insert into pathway_version select 'another', name, canonical, files, 0 from pathway_version");
  auto stores = school.stores();
  service::Library library(stores.pathways, stores.people, [&](const std::string& zone) { return school.zone(zone); });
  CHECK_THROWS_AS((void)library.version(PathwayHash("another")), OutsideFailure);
}
