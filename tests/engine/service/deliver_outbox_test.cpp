#include "engine/service/deliver_outbox.hpp"

#include "engine/service/fire_timers.hpp"
#include "engine/service/small_school.hpp"
#include "engine/service/submit_events.hpp"
#include "engine/service/verify_store.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace filrouge;
using namespace filrouge::test;
using Kind = port::SendOutcome::Kind;

namespace {

const auto monday = in_paris("2026-06-01T10:00");

std::vector<std::string> recipients(const RecordingChannel& channel) {
  std::vector<std::string> addresses;
  for (const auto& message : channel.sent) addresses.push_back(message.recipient_address);
  std::sort(addresses.begin(), addresses.end());
  return addresses;
}

}  // namespace

TEST_CASE("every pupil is told once") {
  SmallSchool school(2);
  school.open_cases(monday);
  auto outbox = school.outbox();
  CHECK(outbox.run(monday).sent == 2);
  CHECK(recipients(school.email) == std::vector<std::string>{"P1@exemple.invalid", "P2@exemple.invalid"});
  CHECK(school.email.sent.front().subject == "Bonjour");
  CHECK(school.email.sent[0].id != school.email.sent[1].id);
  CHECK(outbox.run(monday + std::chrono::hours(1)).idle());
}

TEST_CASE("a round that sends so many at most leaves the others for the next one") {
  SmallSchool school(3);
  school.open_cases(monday);
  auto outbox = school.outbox();
  CHECK(outbox.run_once(monday, {}, 2).tried == 2);
  CHECK(outbox.run_once(monday, {}, 2).tried == 1);
  CHECK(school.email.sent.size() == 3);
}

TEST_CASE("nobody is written to at night or on a Sunday") {
  SmallSchool school(1);
  school.open_cases(in_paris("2026-06-06T21:00"));
  auto outbox = school.outbox();
  for (const auto* closed : {"2026-06-06T21:00", "2026-06-07T12:00", "2026-06-08T07:29"}) {
    INFO(closed);
    CHECK(outbox.run(in_paris(closed)).sent == 0);
  }
  (void)outbox.run(in_paris("2026-06-08T08:00"));
  CHECK(recipients(school.email) == std::vector<std::string>{"P1@exemple.invalid", "referent@exemple.invalid"});
}

TEST_CASE("a role with a digest gets one message a day for all its cases") {
  SmallSchool school(3);
  school.open_cases(monday);
  auto outbox = school.outbox();
  (void)outbox.run(monday);
  school.email.sent.clear();
  CHECK(outbox.run(in_paris("2026-06-02T07:00")).sent == 0);
  CHECK(outbox.run(in_paris("2026-06-02T07:30")).sent == 1);
  CHECK(recipients(school.email) == std::vector<std::string>{"referent@exemple.invalid"});
  CHECK(school.email.sent.front().text.find("Appeler l'élève") == std::string::npos);
  CHECK(std::count(school.email.sent.front().text.begin(), school.email.sent.front().text.end(), '-') > 0);
}

TEST_CASE("a digest is not divided where a batch ends") {
  SmallSchool school(5);
  school.open_cases(monday);
  service::DeliveryOptions options;
  options.batch = 2;
  auto outbox = school.outbox(options);
  CHECK(outbox.run(monday).sent == 5);
  CHECK(outbox.run(in_paris("2026-06-02T07:30")).sent == 1);
}

TEST_CASE("what is told once for the school is one message in its own words, however many cases want it") {
  SmallSchool school(3);
  auto& people = school.stores().people;
  people.set_role_holders(small_uai, "partner", {people.find(small_uai, port::PersonKind::staff, "partner")->id});
  school.open_cases(monday);
  auto outbox = school.outbox();
  const auto report = outbox.run(monday);
  CHECK(report.sent_as == std::map<std::string, std::size_t>{{"hello", 3}, {"plans", 1}});
  const auto told = std::find_if(school.email.sent.begin(), school.email.sent.end(),
                                 [](const auto& m) { return m.recipient_address == "partner@exemple.invalid"; });
  REQUIRE(told != school.email.sent.end());
  CHECK(told->subject == "Nos projets");
}

TEST_CASE("what is told once for a session is one message, also where some knew of an earlier one") {
  SmallSchool school(3);
  auto stores = school.stores();
  stores.people.set_role_holders(small_uai, "partner",
                                 {stores.people.find(small_uai, port::PersonKind::staff, "partner")->id});
  const auto plan = [&](const std::string& day, service::About about) {
    service::SubmittedEvent planned{std::move(about), "fair.planned", "", {}, "head", "", ""};
    planned.payload = R"({"date": ")" + day + R"("})";
    return service::SubmitEvents(stores.cases, stores.people, school.library()).run({planned}, monday).front().kind;
  };
  const auto told = [&] {
    auto outbox = school.outbox();
    return outbox.run(monday).sent_as["fair-date"];
  };
  school.open_cases(monday);
  CHECK(told() == 0);
  CHECK(plan("2026-06-20", school.case_of(1).key) == service::EventAnswer::Kind::taken);
  CHECK(told() == 1);
  CHECK(plan("2026-06-25", service::AboutSchool{small_uai}) == service::EventAnswer::Kind::taken);
  CHECK(told() == 1);
  CHECK(service::VerifyStore(stores.audit, school.library()).run([](std::size_t) {}).clean());
}

TEST_CASE("a role that nobody holds passes to its stand-in") {
  SmallSchool school(1);
  school.stores().people.set_role_holders(small_uai, "referent", {});
  school.open_cases(monday);
  auto outbox = school.outbox();
  (void)outbox.run(monday);
  CHECK(recipients(school.email) == std::vector<std::string>{"P1@exemple.invalid", "head@exemple.invalid"});
}

TEST_CASE("who has had the messages of a day gets the others on the next one, and it is told why") {
  SmallSchool school(1);
  school.publish(small_publication("other"));
  school.open_cases(monday);
  service::DeliveryOptions options;
  options.messages_a_day = 1;
  auto outbox = school.outbox(options);
  CHECK(outbox.run(monday).sent == 1);
  const auto waiting = school.stores().outbox.deliveries({port::DeliveryStatus::pending, 10});
  REQUIRE(waiting.size() == 1);
  CHECK(waiting.front().reason == "ceiling 1");
  CHECK(outbox.run(in_paris("2026-06-01T19:00")).sent == 0);
  (void)outbox.run(in_paris("2026-06-02T07:30"));  // the digest of the référent
  CHECK(recipients(school.email) == std::vector<std::string>{"P1@exemple.invalid", "referent@exemple.invalid"});
  CHECK(outbox.run(in_paris("2026-06-02T08:00")).sent == 1);
}

TEST_CASE("a recipient without an address is a visible suppression") {
  SmallSchool school(1);
  const auto pupil = school.person_of(1);
  REQUIRE(school.stores().people.correct(small_uai, pupil, {{"email", ""}}));
  school.open_cases(monday);
  auto outbox = school.outbox();
  CHECK(outbox.run(monday).sent == 0);
  const auto deliveries = school.stores().outbox.deliveries_of(school.case_of(1).key);
  REQUIRE(deliveries.size() == 1);
  CHECK(deliveries.front().status == port::DeliveryStatus::suppressed);
  CHECK(deliveries.front().reason == "no-address");
}

TEST_CASE("closing a case withdraws what was not yet sent") {
  SmallSchool school(1);
  school.open_cases(in_paris("2026-06-01T21:00"));
  service::SubmittedEvent ended;
  ended.about = service::AboutSchool{small_uai};
  ended.name = "term.ended";
  ended.by = "head";
  auto stores = school.stores();
  (void)service::SubmitEvents(stores.cases, stores.people, school.library()).run({ended}, in_paris("2026-06-01T22:00"));
  auto outbox = school.outbox();
  CHECK(outbox.run(in_paris("2026-06-02T08:00")).sent == 0);
  CHECK(school.email.sent.empty());
}

TEST_CASE("a failed attempt is repeated later under the same Message-ID, and given up in the end") {
  SmallSchool school(1);
  school.open_cases(monday);
  school.email.outcome = {Kind::try_again, "greylisted"};
  service::DeliveryOptions options;
  options.attempts_max = 2;
  auto outbox = school.outbox(options);
  CHECK(outbox.run(monday).retried == 1);
  CHECK(outbox.run(monday + std::chrono::minutes(4)).idle());
  CHECK(outbox.run(monday + std::chrono::minutes(7)).dead == 1);
  REQUIRE(school.email.sent.size() == 2);
  CHECK(school.email.sent[0].id == school.email.sent[1].id);
  CHECK(school.stores().outbox.deliveries({port::DeliveryStatus::dead, 10}).front().reason == "greylisted");
}

TEST_CASE("an uncertain outcome is held where the channel must not send twice") {
  SmallSchool school(1);
  school.open_cases(monday);
  school.email.outcome = {Kind::uncertain, "timeout"};
  school.email.policy = port::UncertainPolicy::hold;
  auto outbox = school.outbox();
  CHECK(outbox.run(monday).held == 1);
  (void)outbox.run(monday + std::chrono::days(3));
  CHECK(std::count_if(school.email.sent.begin(), school.email.sent.end(),
                      [](const auto& message) { return message.recipient_address == "P1@exemple.invalid"; }) == 1);
}

TEST_CASE("a delivery that dies leaves the one message in flight uncertain, and the others as they were") {
  SmallSchool school(3);
  school.open_cases(monday);
  school.email.policy = port::UncertainPolicy::hold;
  school.email.dies_after = 1;
  service::DeliveryOptions options;
  options.lease = std::chrono::milliseconds(0);
  auto outbox = school.outbox(options);
  CHECK_THROWS(outbox.run(monday));
  REQUIRE(school.email.sent.size() == 2);  // the second may have left

  school.email.dies_after.reset();
  const auto report = outbox.run(monday);
  CHECK(report.held == 1);
  CHECK(report.sent == 1);
  CHECK(school.email.sent.size() == 3);
}

TEST_CASE("a daemon whose lease ran out sends no more than the message in flight") {
  SmallSchool school(3);
  school.open_cases(monday);
  service::DeliveryOptions options;
  options.lease = std::chrono::milliseconds(0);
  auto slow = school.outbox(options);
  auto quick = school.outbox();
  bool first = true;
  school.email.while_sending = [&] {
    if (std::exchange(first, false)) CHECK(quick.run(monday).sent == 3);
  };
  CHECK(slow.run(monday).overtaken == 1);
  CHECK(school.email.sent.size() == 4);
}

TEST_CASE("what a person drives again is sent, whether it was held or had been given up") {
  SmallSchool school(1);
  school.open_cases(monday);
  auto& deliveries = school.stores().outbox;
  service::DeliveryOptions options;
  options.attempts_max = 2;
  options.lease = std::chrono::milliseconds(0);
  auto outbox = school.outbox(options);
  SECTION("held") {
    school.email.policy = port::UncertainPolicy::hold;
    school.email.dies_after = 0;
    CHECK_THROWS(outbox.run(monday));
    school.email.dies_after.reset();
    CHECK(outbox.run(monday).held == 1);
    const auto held = deliveries.deliveries({port::DeliveryStatus::held, 10});
    REQUIRE(held.size() == 1);
    REQUIRE(deliveries.redrive(held[0].key, monday));
    CHECK(outbox.run(monday).sent == 1);
  }
  SECTION("given up, and failing once more") {
    school.email.outcome = {Kind::try_again, "greylisted"};
    CHECK(outbox.run(monday).retried == 1);
    CHECK(outbox.run(monday + std::chrono::minutes(7)).dead == 1);
    const auto dead = deliveries.deliveries({port::DeliveryStatus::dead, 10});
    REQUIRE(deliveries.redrive(dead.at(0).key, monday + std::chrono::minutes(10)));
    CHECK(outbox.run(monday + std::chrono::minutes(10)).retried == 1);
    school.email.outcome = {};
    CHECK(outbox.run(monday + std::chrono::minutes(17)).sent == 1);
  }
}

TEST_CASE(
    "who is not reached at an address, says the relay, is told over another channel, and nothing goes there again") {
  SmallSchool school(1);
  RecordingChannel letters;
  school.tell_by_letter_too();
  REQUIRE(school.stores().people.correct(small_uai, school.person_of(1), {{"address", "1 rue Neuve"}}));
  school.open_cases(monday);
  school.email.outcome = {Kind::refused, "smtp-550 5.1.1"};
  school.email.outcome.unreachable = true;
  auto outbox = school.outbox({}, {{"email", &school.email}, {"letter", &letters}});
  const auto report = outbox.run(monday);
  CHECK(report.dead == 1);
  CHECK(report.unreached == 1);
  CHECK(report.sent == 1);
  REQUIRE(letters.sent.size() == 1);
  CHECK(letters.sent[0].recipient_address == "1 rue Neuve");
  CHECK(school.delivery_of(1).status == port::DeliveryStatus::dead);
  const auto marked = school.stores().people.unreachable(small_uai);
  REQUIRE(marked.size() == 1);
  CHECK(marked[0].address == "p1@exemple.invalid");
  CHECK(outbox.run(monday + std::chrono::hours(1)).idle());
  CHECK(school.email.sent.size() == 1);
}

TEST_CASE("a message that is refused for its own sake is given up, and its address kept") {
  SmallSchool school(1);
  school.open_cases(monday);
  school.email.outcome = {Kind::refused, "smtp-554 5.7.1"};
  const auto report = school.outbox().run(monday);
  CHECK(report.dead == 1);
  CHECK(report.unreached == 0);
  CHECK(school.stores().people.unreachable(small_uai).empty());
}

TEST_CASE("what a case had to tell is withdrawn by the write that closes it, and stays visible") {
  SmallSchool school(1);
  school.open_cases(monday);
  REQUIRE(school.outbox().run(monday).sent == 1);
  auto stores = school.stores();
  (void)service::FireTimers(stores.cases, school.library()).run_once(monday + std::chrono::days(20));
  REQUIRE(school.case_of(1).status == port::CaseStatus::closed);
  std::map<std::string, port::IntentStatus> intents;
  for (const auto& intent : stores.outbox.intents_of(school.case_of(1).key))
    intents[intent.key.rule + " to " + intent.key.role] = intent.status;
  CHECK(intents.at("waiting.hello to student") == port::IntentStatus::resolved);
  CHECK(intents.at("waiting.call to head") == port::IntentStatus::withdrawn);
  CHECK(school.outbox().run(monday + std::chrono::days(21)).sent == 0);
}
