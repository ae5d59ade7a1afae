#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("Publishing the same content twice changes nothing") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& pathways = store->pathways();
  const port::PathwayVersion first{PathwayHash("aa"), "avenirpro", "{}", {{"avenirpro.yaml", "pathway: a"}}, at(1)};
  const port::PathwayVersion second{PathwayHash("bb"), "avenirpro", "{}", {{"avenirpro.yaml", "pathway: b"}}, at(2)};
  CHECK(pathways.publish(first));
  CHECK_FALSE(pathways.publish(first));
  CHECK(pathways.publish(second));
  CHECK(pathways.current("avenirpro")->hash == PathwayHash("bb"));
  CHECK_FALSE(pathways.publish(first));
  CHECK(pathways.current("avenirpro")->hash == PathwayHash("aa"));
  CHECK(pathways.find(PathwayHash("bb"))->files.at("avenirpro.yaml") == "pathway: b");
  CHECK(pathways.list().size() == 1);
  CHECK_FALSE(pathways.current("other"));
}

TEST_CASE("Calendars, messages and places are kept by their hashes") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& pathways = store->pathways();
  using Kind = port::ContentVersion::Kind;
  CHECK(pathways.publish(port::ContentVersion{Kind::calendars, "cc", {{"fr.yaml", "nation: fr"}}, at(1)}));
  CHECK(pathways.current(Kind::calendars)->files.at("fr.yaml") == "nation: fr");
  CHECK_FALSE(pathways.current(Kind::messages));
  pathways.keep_place(PlaceHash("dd"), "{}");
  pathways.keep_place(PlaceHash("dd"), "{}");
  CHECK(pathways.place(PlaceHash("dd")) == "{}");
  CHECK_FALSE(pathways.place(PlaceHash("ee")));
}

TEST_CASE("A database is a rehearsal from its creation or never") {
  const Database database(contract_server);
  CHECK_FALSE(database.open()->pathways().info().rehearsal);
  store::migrate_store(database.address(), {true, at(1)});
  CHECK_FALSE(database.open()->pathways().info().rehearsal);
  CHECK(database.open()->pathways().info().schema_version >= 1);
}
