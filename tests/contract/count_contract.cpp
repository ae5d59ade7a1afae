#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("A database counts its cases, timers, intents and deliveries, and names nobody") {
  const Database database(contract_server);
  const auto store = database.open();
  CHECK(store->counts().count(at(0)).cases.empty());

  const auto records = open_cases(*store, 3);  // each wakes at 1000
  auto told = contact(records.at(0));
  told.steps.intents = {{"july.told", "1", "student", "july-failed", 0, at(200), at(5000)}};
  told.steps.wake_at = at(1000);
  REQUIRE(store->cases().write({told}).won.size() == 1);
  REQUIRE(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 1);

  auto counts = store->counts().count(at(1000));
  REQUIRE(counts.cases.size() == 1);
  CHECK(counts.cases[0].pathway == "avenirpro");
  CHECK(counts.cases[0].status == port::CaseStatus::open);
  CHECK(counts.cases[0].count == 3);
  CHECK(counts.cases[0].versions == 1);
  REQUIRE(counts.intents.size() == 1);
  CHECK(counts.intents[0].status == port::IntentStatus::resolved);
  CHECK(counts.intents[0].count == 1);
  REQUIRE(counts.deliveries.size() == 1);
  CHECK(counts.deliveries[0].channel == "email");
  CHECK(counts.deliveries[0].status == port::DeliveryStatus::pending);
  CHECK(counts.cases_due == 3);
  CHECK(counts.cases_late == 0);

  counts = store->counts().count(at(1060));
  CHECK(counts.cases_late == 3);
  CHECK(store->counts().count(at(999)).cases_due == 0);
}
