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
  auto later = first;
  later.published_at = at(3);
  CHECK(pathways.publish(first, {}));
  CHECK(pathways.publish(later, {}));
  CHECK(pathways.current("avenirpro")->published_at == at(1));
  CHECK(pathways.publish(second, {}));
  CHECK(pathways.current("avenirpro")->hash == PathwayHash("bb"));
  CHECK(pathways.publish(first, {}));
  CHECK(pathways.current("avenirpro")->hash == PathwayHash("aa"));
  CHECK(pathways.find(PathwayHash("bb"))->files.at("avenirpro.yaml") == "pathway: b");
  CHECK(pathways.list().size() == 1);
  CHECK_FALSE(pathways.current("other"));
}

TEST_CASE("What is published apart replaces what its publisher saw, or nothing is published") {
  const Database database(contract_server);
  const auto store = database.open();
  auto& pathways = store->pathways();
  using Kind = port::ContentVersion::Kind;
  const port::PathwayVersion first{PathwayHash("aa"), "avenirpro", "{}", {{"avenirpro.yaml", "pathway: a"}}, at(1)};
  const port::PathwayVersion second{PathwayHash("bb"), "avenirpro", "{}", {{"avenirpro.yaml", "pathway: b"}}, at(2)};
  const auto calendars = [](const char* hash, std::optional<std::string> replaces) {
    return port::NewContent{{Kind::calendars, hash, {{"fr.yaml", "nation: fr"}}, at(1)}, std::move(replaces)};
  };
  CHECK(pathways.publish(first, {calendars("cc", std::nullopt)}));
  CHECK_FALSE(pathways.publish(second, {calendars("dd", std::nullopt)}));
  CHECK(pathways.current("avenirpro")->hash == PathwayHash("aa"));
  CHECK(pathways.current(Kind::calendars)->hash == "cc");
  CHECK(pathways.publish(second, {calendars("dd", "cc")}));
  CHECK(pathways.current("avenirpro")->hash == PathwayHash("bb"));
  CHECK(pathways.find(Kind::calendars, "cc")->files.at("fr.yaml") == "nation: fr");
  CHECK_FALSE(pathways.current(Kind::messages));
}

TEST_CASE("A database is a rehearsal from its creation or never") {
  const Database database(contract_server);
  CHECK_FALSE(database.open()->pathways().info().rehearsal);
  store::migrate_store(database.address(), {true, at(1)});
  CHECK_FALSE(database.open()->pathways().info().rehearsal);
  CHECK(database.open()->pathways().info().schema_version >= 1);
}
