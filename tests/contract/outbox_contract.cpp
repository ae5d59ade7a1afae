#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"

#include <atomic>
#include <thread>
#include <tuple>

using namespace filrouge;
using namespace filrouge::test;
using namespace std::chrono_literals;

namespace {

// One case that told its pupil something, and what its intent was called.
port::IntentKey tell_one(store::Store& store) {
  const auto record = open_cases(store, 1).front();
  auto write = contact(record);
  write.steps.intents = {{"july.told", "1", "student", "july-failed", 0, at(200), at(5000)}};
  REQUIRE(store.cases().write({write}).won.size() == 1);
  return {record.key, "july.told", "1", "student"};
}

}  // namespace

TEST_CASE("An intent becomes one delivery per recipient and channel, however often it is resolved") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto intent = tell_one(*store);
  CHECK(store->outbox().resolve_intents(at(199), 10, to_one_recipient) == 0);
  CHECK(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 1);
  CHECK(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 0);
  database.run("update intent set status = 'pending'");
  CHECK(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 1);

  const auto deliveries = store->outbox().deliveries_of(intent.subject);
  REQUIRE(deliveries.size() == 1);
  CHECK(deliveries[0].intents == std::vector{intent});
  CHECK(deliveries[0].status == port::DeliveryStatus::pending);
  CHECK(store->audit().orphans(10).empty());
}

TEST_CASE("Resolving may postpone, withdraw and suppress") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto intent = tell_one(*store);
  CHECK(store->outbox().resolve_intents(at(200), 10, [](const auto& intents) {
    port::Resolution later;
    later.postponed.push_back({intents[0].key, at(300)});
    return later;
  }) == 1);
  CHECK(store->outbox().next_due() == at(300));
  CHECK(store->outbox().resolve_intents(at(300), 10, [](const auto& intents) {
    auto quiet = to_one_recipient(intents);
    quiet.deliveries[0].suppressed = "objected";
    return quiet;
  }) == 1);
  CHECK(store->outbox().deliveries_of(intent.subject).at(0).status == port::DeliveryStatus::suppressed);
  CHECK_FALSE(store->outbox().claim(at(400), 1min));
  CHECK_FALSE(store->outbox().next_due());
}

TEST_CASE("Unsent intents of earlier steps are withdrawn with the step that asks for it") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto intent = tell_one(*store);
  auto closing = contact(store->cases().find({intent.subject}).at(0));
  closing.steps.withdraw_unsent = true;
  closing.steps.intents = {{"closed.told", "1", "student", "closed", 0, at(200), {}}};
  CHECK(store->cases().write({closing}).won.size() == 1);
  const auto intents = store->outbox().intents_of(intent.subject);
  REQUIRE(intents.size() == 2);
  CHECK(intents[0].status == port::IntentStatus::withdrawn);
  CHECK(intents[1].status == port::IntentStatus::pending);
  CHECK(intents[1].sequence == 3);
}

TEST_CASE("A daemon that lost its lease settles nothing") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto intent = tell_one(*store);
  CHECK(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 1);

  const auto slow = store->outbox().claim(at(200), 0ms);  // a lease that is over at once
  REQUIRE(slow);
  const auto other = database.open();
  const auto quick = other->outbox().claim(at(200), 10min);
  REQUIRE(quick);
  CHECK(quick->fencing > slow->fencing);
  CHECK(quick->unsettled == 1);
  CHECK(quick->message_id == slow->message_id);
  CHECK(quick->message_id.find('@') != std::string::npos);
  CHECK(quick->intents == std::vector{intent});
  CHECK_FALSE(store->outbox().claim(at(200), 10min));

  const port::Settlement sent{port::Settlement::Kind::sent, at(201), ""};
  CHECK_FALSE(store->outbox().settle(slow->key, slow->fencing, sent));
  CHECK(other->outbox().settle(quick->key, quick->fencing, sent));
  CHECK_FALSE(other->outbox().settle(quick->key, quick->fencing, sent));
  const auto delivery = store->outbox().deliveries_of(intent.subject).at(0);
  CHECK(delivery.status == port::DeliveryStatus::sent);
  CHECK(delivery.sent_at == at(201));
  CHECK(delivery.attempts == 2);
}

TEST_CASE("A delivery is retried when its time comes, ends as a dead letter, and can be driven again") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto intent = tell_one(*store);
  CHECK(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 1);
  auto claimed = store->outbox().claim(at(200), 1min).value();
  CHECK(store->outbox().settle(claimed.key, claimed.fencing,
                               {port::Settlement::Kind::retry, at(200), "smtp-451", at(260)}));
  CHECK_FALSE(store->outbox().claim(at(259), 1min));
  claimed = store->outbox().claim(at(260), 1min).value();
  CHECK(store->outbox().settle(claimed.key, claimed.fencing, {port::Settlement::Kind::dead, at(260), "smtp-550"}));
  CHECK(store->outbox().deliveries({port::DeliveryStatus::dead, 10}).at(0).reason == "smtp-550");
  CHECK_FALSE(store->outbox().claim(at(9999), 1min));
  CHECK(store->outbox().redrive(claimed.key, at(300)));
  CHECK_FALSE(store->outbox().redrive(claimed.key, at(300)));
  const auto again = store->outbox().claim(at(300), 1min);
  REQUIRE(again);
  CHECK(again->attempts == 1);
  CHECK(again->message_id == claimed.message_id);
}

TEST_CASE("What was released was not tried") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto intent = tell_one(*store);
  CHECK(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 1);
  const auto claimed = store->outbox().claim(at(200), 1min).value();
  CHECK(store->outbox().settle(claimed.key, claimed.fencing,
                               {port::Settlement::Kind::released, at(200), "relay-busy", at(260)}));
  CHECK_FALSE(store->outbox().claim(at(259), 1min));
  CHECK(store->outbox().claim(at(260), 1min).value().attempts == 1);
  CHECK(store->outbox().history_of(claimed.key).empty());
}

TEST_CASE("Nothing is claimed over a channel that is paused") {
  const Database database(contract_server);
  const auto store = database.open();
  (void)tell_one(*store);
  CHECK(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 1);
  const auto channel = store->outbox().deliveries({port::DeliveryStatus::pending, 1}).at(0).channel;
  store->outbox().pause({channel, at(300), "relay-busy", "The relay is busy.", 1});
  store->outbox().pause({channel, at(400), "relay-login", "The relay refuses.", 2});
  REQUIRE(store->outbox().pauses().size() == 1);
  CHECK(store->outbox().pauses()[0].trouble == "The relay refuses.");
  CHECK(store->outbox().pauses()[0].failures == 2);
  CHECK_FALSE(store->outbox().claim(at(399), 1min));
  CHECK(store->outbox().next_due() == at(400));
  CHECK(store->outbox().claim(at(400), 1min));
  store->outbox().resume(channel);
  CHECK(store->outbox().pauses().empty());
}

TEST_CASE("A channel with a rate takes no more than that within a minute, whoever sends") {
  const Database database(contract_server);
  const auto one = database.open();
  const auto other = database.open();
  CHECK_FALSE(one->outbox().take_turn("email", 2));
  CHECK_FALSE(other->outbox().take_turn("email", 2));
  for (auto* each : {one.get(), other.get()}) {
    const auto wait = each->outbox().take_turn("email", 2);
    REQUIRE(wait);
    CHECK(*wait > 0ms);
    CHECK(*wait <= 61s);
  }
  CHECK_FALSE(other->outbox().take_turn("sms", 2));
  database.run("update channel_use set second = second - 61");
  CHECK_FALSE(one->outbox().take_turn("email", 2));
  CHECK(database.rows("select count(*) from channel_use where channel = 'email'") == "1\n");
}

TEST_CASE("Turns that were counted by a clock that is set back since are forgotten") {
  const Database database(contract_server);
  const auto store = database.open();
  CHECK_FALSE(store->outbox().take_turn("email", 1));
  database.run("update channel_use set second = second + 3600");
  CHECK_FALSE(store->outbox().take_turn("email", 1));
  CHECK(database.rows("select count(*) from channel_use where channel = 'email'") == "1\n");
  CHECK(store->outbox().take_turn("email", 1));
}

TEST_CASE("Two daemons at once take no more turns than a minute has") {
  const Database database(contract_server);
  std::atomic<int> taken{0};
  const auto work = [&] {
    const auto store = database.open();
    for (int i = 0; i < 20; ++i)
      if (!store->outbox().take_turn("email", 15)) ++taken;
  };
  std::thread one(work), two(work);
  one.join();
  two.join();
  CHECK(taken == 15);
}

TEST_CASE("What comes back is found by its Message-ID, kept in the history, and its intents are resolved again") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto intent = tell_one(*store);
  CHECK(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 1);
  const auto claimed = store->outbox().claim(at(200), 1min).value();
  CHECK_FALSE(store->outbox().bounce(claimed.key, "5.1.1", at(201)));  // it has not left yet
  CHECK(store->outbox().settle(claimed.key, claimed.fencing, {port::Settlement::Kind::sent, at(201), ""}));

  for (const auto* unknown : {"", "17", "a@b", "0579001Z.999@filrouge.invalid", ".1@filrouge.invalid"})
    CHECK_FALSE(store->outbox().delivery(std::string(unknown)));
  const auto found = store->outbox().delivery(claimed.message_id);
  REQUIRE(found);
  CHECK(found->key == claimed.key);
  CHECK(store->outbox().bounce(found->key, "5.1.1", at(300)));
  CHECK_FALSE(store->outbox().bounce(found->key, "5.1.1", at(301)));

  const auto delivery = store->outbox().delivery(claimed.key).value();
  CHECK(delivery.status == port::DeliveryStatus::bounced);
  CHECK(delivery.reason == "5.1.1");
  CHECK(delivery.sent_at == at(201));
  const auto history = store->outbox().history_of(claimed.key);
  REQUIRE(history.size() == 1);
  CHECK(history[0].kind == port::DeliveryEvent::Kind::bounced);
  CHECK(history[0].at == at(300));
  CHECK(store->outbox().intents_of(intent.subject).at(0).status == port::IntentStatus::pending);
  // To the same recipient over the same channel nothing is made a second time.
  CHECK(store->outbox().resolve_intents(at(300), 10, to_one_recipient) == 1);
  CHECK(store->outbox().deliveries_of(intent.subject).size() == 1);
}

TEST_CASE("One transaction settles a message and claims the next") {
  const Database database(contract_server);
  const auto store = database.open();
  port::Batch batch;
  for (const auto& record : open_cases(*store, 2)) {
    batch.push_back(contact(record));
    batch.back().steps.intents = {{"july.told", "1", "student", "july-failed", 0, at(200), {}}};
  }
  REQUIRE(store->cases().write(batch).won.size() == 2);
  REQUIRE(store->outbox().resolve_intents(at(200), 10, to_one_recipient) == 2);
  auto& outbox = store->outbox();
  const auto first = outbox.claim(at(200), 10min);
  REQUIRE(first);
  const port::Settlement sent{port::Settlement::Kind::sent, at(201), ""};
  const auto onward = outbox.settle_and_claim(first->key, first->fencing, sent, at(201), 10min);
  CHECK(onward.settled);
  REQUIRE(onward.next);
  CHECK(onward.next->key != first->key);
  CHECK(onward.next->intents.size() == 1);
  CHECK(outbox.delivery(first->key)->status == port::DeliveryStatus::sent);
  CHECK(outbox.delivery(onward.next->key)->status == port::DeliveryStatus::sending);

  // Whoever lost the claim settles nothing, and goes on.
  const auto lost = outbox.settle_and_claim(onward.next->key, onward.next->fencing - 1, sent, at(201), 10min);
  CHECK_FALSE(lost.settled);
  CHECK_FALSE(lost.next);
}

TEST_CASE("The intents of a message that reached nobody, or whose address is none any more, are resolved again") {
  using Kind = port::Settlement::Kind;
  const auto [kind, status, event] =
      GENERATE(std::tuple{Kind::unreachable, port::DeliveryStatus::dead, port::DeliveryEvent::Kind::died},
               std::tuple{Kind::readdressed, port::DeliveryStatus::suppressed, port::DeliveryEvent::Kind::suppressed});
  const Database database(contract_server);
  const auto store = database.open();
  const auto intent = tell_one(*store);
  auto& outbox = store->outbox();
  REQUIRE(outbox.resolve_intents(at(200), 10, to_one_recipient) == 1);
  const auto claimed = outbox.claim(at(200), 10min);
  REQUIRE(outbox.settle(claimed->key, claimed->fencing, {kind, at(201), "unreachable"}));
  CHECK(outbox.delivery(claimed->key)->status == status);
  CHECK(outbox.history_of(claimed->key).back().kind == event);
  CHECK(outbox.resolve_intents(at(201), 10, to_one_recipient) == 1);
  CHECK(outbox.deliveries_of(intent.subject).size() == 1);
}
