#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"

#include <atomic>
#include <thread>
#include <utility>

using namespace filrouge;
using namespace filrouge::test;
using namespace std::chrono_literals;

namespace {

PersonId add_person(store::Store& store, port::PersonKind kind) {
  (void)store.people().import_roster(school, {{kind, "P1", {{"family_name", "Exemple"}}, {}}}, true);
  return store.people().find(school, kind, "P1")->id;
}

// So many messages to one person, of as many cases, all due at 200.
void tell(store::Store& store, PersonId person, std::int64_t messages) {
  port::Batch batch;
  for (const auto& record : open_cases(store, messages)) {
    batch.push_back(contact(record));
    batch.back().steps.intents = {{"july.told", "1", "student", "july-failed", 0, at(200), {}}};
  }
  REQUIRE(store.cases().write(batch).won.size() == static_cast<std::size_t>(messages));
  REQUIRE(store.outbox().resolve_intents(at(200), 1000, [&](const auto& intents) {
    auto resolution = to_one_recipient(intents);
    for (auto& delivery : resolution.deliveries) delivery.recipient = person;
    return resolution;
  }) == static_cast<std::size_t>(messages));
}

// Sends whatever may be sent at that time; how many.
std::size_t send_all(store::Store& store, Instant now) {
  std::size_t sent = 0;
  while (const auto claimed = store.outbox().claim(now, 10min)) {
    REQUIRE(store.outbox().settle(claimed->key, claimed->fencing, {port::Settlement::Kind::sent, now, ""}));
    ++sent;
  }
  return sent;
}

}  // namespace

TEST_CASE("Who had as many messages as a day may bring gets the others on the next one") {
  const Database database(contract_server);
  const auto store = database.open();
  tell(*store, add_person(*store, port::PersonKind::student), 5);
  store->outbox().set_daily_ceiling(2);
  CHECK(send_all(*store, at(200)) == 2);
  const auto waiting = store->outbox().deliveries({port::DeliveryStatus::pending, 10});
  REQUIRE(waiting.size() == 3);
  for (const auto& delivery : waiting) {
    CHECK(delivery.reason == "ceiling 2");
    CHECK(delivery.attempts == 0);
    CHECK(delivery.send_from == at(200) + 12h);
  }
  CHECK(store->outbox().next_due() == at(200) + 12h);
  CHECK(send_all(*store, at(200) + 11h) == 0);
  CHECK(send_all(*store, at(200) + 12h) == 2);
  CHECK(send_all(*store, at(200) + 24h) == 1);
}

TEST_CASE("What is claimed as another message is settled keeps to the ceiling as well") {
  const Database database(contract_server);
  const auto store = database.open();
  tell(*store, add_person(*store, port::PersonKind::student), 3);
  store->outbox().set_daily_ceiling(2);
  auto claimed = store->outbox().claim(at(200), 10min);
  for (const bool goes_on : {true, false}) {
    REQUIRE(claimed);
    const port::Settlement sent{port::Settlement::Kind::sent, at(200), ""};
    auto onward = store->outbox().settle_and_claim(claimed->key, claimed->fencing, sent, at(200), 10min);
    CHECK(onward.settled);
    CHECK(onward.next.has_value() == goes_on);
    claimed = std::move(onward.next);
  }
}

TEST_CASE("What left while the clock was set ahead fills no day before that one") {
  const Database database(contract_server);
  const auto store = database.open();
  tell(*store, add_person(*store, port::PersonKind::student), 5);
  store->outbox().set_daily_ceiling(2);
  for (int i = 0; i < 2; ++i) {
    const auto claimed = store->outbox().claim(at(200), 10min).value();
    CHECK(store->outbox().settle(claimed.key, claimed.fencing, {port::Settlement::Kind::sent, at(200) + 720h, ""}));
  }
  CHECK(send_all(*store, at(200)) == 2);
  CHECK(send_all(*store, at(200) + 11h) == 0);
}

TEST_CASE("Staff, who have digests, get whatever there is") {
  const Database database(contract_server);
  const auto store = database.open();
  tell(*store, add_person(*store, port::PersonKind::staff), 3);
  store->outbox().set_daily_ceiling(1);
  CHECK(send_all(*store, at(200)) == 3);
}

TEST_CASE("What is being sent by another daemon counts, and what did not leave does not") {
  const Database database(contract_server);
  const auto store = database.open();
  tell(*store, add_person(*store, port::PersonKind::guardian), 2);
  const auto other = database.open();
  for (auto* each : {store.get(), other.get()}) each->outbox().set_daily_ceiling(1);
  const auto claimed = other->outbox().claim(at(200), 10min);
  REQUIRE(claimed);
  CHECK_FALSE(store->outbox().claim(at(200), 10min));
  REQUIRE(other->outbox().settle(claimed->key, claimed->fencing, {port::Settlement::Kind::dead, at(201), "smtp-550"}));
  CHECK(send_all(*store, at(200) + 12h) == 1);
}

TEST_CASE("Two daemons at once do not send more than a day may bring") {
  const Database database(contract_server);
  tell(*database.open(), add_person(*database.open(), port::PersonKind::student), 40);
  std::atomic<std::size_t> sent{0};
  const auto work = [&] {
    const auto store = database.open();
    store->outbox().set_daily_ceiling(3);
    sent += send_all(*store, at(200));
  };
  std::thread one(work), two(work);
  one.join();
  two.join();
  CHECK(sent == 3);
  CHECK(database.open()->outbox().deliveries({port::DeliveryStatus::pending, 100}).size() == 37);
}
