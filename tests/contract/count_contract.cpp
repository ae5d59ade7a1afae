#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("A database counts what is due and what waits in its outbox, and names nobody") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto records = open_cases(*store, 3);  // each wakes at 1000
  auto told = contact(records.at(0));
  told.steps.intents = {{"july.told", "1", "student", "july-failed", 0, at(200), at(5000)}};
  told.steps.wake_at = at(1000);
  REQUIRE(store->cases().write({told}).won.size() == 1);
  CHECK(store->counts().backlog(at(999)).cases_due == 0);
  CHECK(store->counts().backlog(at(999)).intents == 1);
  REQUIRE(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 1);

  auto backlog = store->counts().backlog(at(1000));
  CHECK(backlog.cases_due == 3);
  CHECK(backlog.cases_late == 0);
  CHECK(backlog.intents == 0);
  REQUIRE(backlog.deliveries.size() == 1);
  CHECK(backlog.deliveries[0].channel == "email");
  CHECK(backlog.deliveries[0].status == port::DeliveryStatus::pending);
  CHECK(store->counts().backlog(at(1060)).cases_late == 3);

  const auto delivery = store->outbox().claim(at(200), std::chrono::seconds(60)).value();
  port::Settlement dead;
  dead.kind = port::Settlement::Kind::dead;
  REQUIRE(store->outbox().settle(delivery.key, delivery.fencing, dead));
  backlog = store->counts().backlog(at(1000));
  REQUIRE(backlog.deliveries.size() == 1);
  CHECK(backlog.deliveries[0].status == port::DeliveryStatus::dead);
  CHECK(backlog.deliveries[0].count == 1);
  CHECK(backlog.unreached == 0);
  CHECK(store->counts().totals().deliveries.empty());

  REQUIRE(store->outbox().redrive(delivery.key, at(200)));
  const auto again = store->outbox().claim(at(200), std::chrono::seconds(60)).value();
  REQUIRE(store->outbox().settle(again.key, again.fencing,
                                 {port::Settlement::Kind::unreachable, at(200), "unreachable bad-address"}));
  backlog = store->counts().backlog(at(1000));
  REQUIRE(backlog.deliveries.size() == 1);
  CHECK(backlog.deliveries[0].status == port::DeliveryStatus::dead);
  CHECK(backlog.unreached == 1);
}

TEST_CASE("A database counts all its cases, and what is over in its outbox") {
  const Database database(contract_server);
  const auto store = database.open();
  CHECK(store->counts().totals().cases.empty());

  const auto records = open_cases(*store, 3);
  auto told = contact(records.at(0));
  told.steps.intents = {{"july.told", "1", "student", "july-failed", 0, at(200), at(5000)}};
  REQUIRE(store->cases().write({told}).won.size() == 1);
  CHECK(store->counts().totals().intents.empty());
  REQUIRE(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 1);

  const auto totals = store->counts().totals();
  REQUIRE(totals.cases.size() == 1);
  CHECK(totals.cases[0].pathway == "avenirpro");
  CHECK(totals.cases[0].status == port::CaseStatus::open);
  CHECK(totals.cases[0].count == 3);
  CHECK(totals.cases[0].versions == 1);
  REQUIRE(totals.intents.size() == 1);
  CHECK(totals.intents[0].status == port::IntentStatus::resolved);
  CHECK(totals.intents[0].count == 1);
  CHECK(totals.deliveries.empty());
}
