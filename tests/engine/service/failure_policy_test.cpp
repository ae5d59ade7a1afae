#include "engine/base/error.hpp"
#include "engine/service/deliver_outbox.hpp"
#include "engine/service/small_school.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace filrouge;
using namespace filrouge::test;
using namespace std::chrono_literals;
using Kind = port::SendOutcome::Kind;

namespace {

const auto monday = in_paris("2026-06-01T10:00");

void opt_out(SmallSchool& school, int pupil) {
  REQUIRE(school.stores().people.correct(small_uai, school.person_of(pupil), {{"opted_out", "2026-06-01"}}));
}

// The school's first pupil, whose message has failed once.
void fail_once(SmallSchool& school, Instant now) {
  school.open_cases(now);
  school.email.outcome = {Kind::try_again, "smtp-450"};
  auto outbox = school.outbox();
  REQUIRE(outbox.run(now).retried == 1);
  school.email.sent.clear();
  school.email.outcome = {};
}

}  // namespace

TEST_CASE("a channel that takes nothing costs no message an attempt, and is asked by one message only") {
  SmallSchool school(3);
  school.open_cases(monday);
  school.email.outcome = {Kind::unavailable, "relay-unreachable", {}, "The mail relay does not answer."};
  auto outbox = school.outbox();
  const auto report = outbox.run(monday);
  CHECK(school.email.sent.size() == 1);
  CHECK(report.troubles.at("email") == "The mail relay does not answer.");
  CHECK(outbox.run(monday + 59s).idle());
  CHECK(school.stores().outbox.next_due() == monday + 60s);

  (void)outbox.run(monday + 60s);
  CHECK(school.email.sent.size() == 2);
  CHECK(school.email.sent[0].id != school.email.sent[1].id);  // whatever holds up one message does not hold up all
  CHECK(school.stores().outbox.pauses().at(0).until == monday + 3min);

  school.email.outcome = {};
  const auto served = outbox.run(monday + 3min);
  CHECK(served.sent == 3);
  CHECK(served.recovered == std::set<std::string>{"email"});
  CHECK(school.stores().outbox.pauses().empty());
  for (int pupil = 1; pupil <= 3; ++pupil) CHECK(school.delivery_of(pupil).attempts == 1);
}

TEST_CASE("a channel that does not say whether it took a message holds that one, and the others wait") {
  SmallSchool school(3);
  school.open_cases(monday);
  school.email.policy = port::UncertainPolicy::hold;
  school.email.outcome = {Kind::uncertain, "sms-502", {}, "The SMS gateway is not heard by the proxy before it (502)."};
  auto outbox = school.outbox();
  const auto report = outbox.run(monday);
  CHECK(report.held == 1);
  CHECK(report.troubles.count("email") == 1);
  CHECK(outbox.run(monday + 59s).idle());
  CHECK(school.email.sent.size() == 1);

  school.email.outcome = {};
  const auto served = outbox.run(monday + 60s);
  CHECK(served.sent == 2);
  CHECK(served.recovered == std::set<std::string>{"email"});
  const auto held = school.stores().outbox.deliveries({port::DeliveryStatus::held, 10});
  REQUIRE(held.size() == 1);
  for (int pupil = 1; pupil <= 3; ++pupil) CHECK(school.delivery_of(pupil).attempts == 1);
}

TEST_CASE("an address that is none says nothing of the channel that is paused") {
  SmallSchool school(3);
  school.open_cases(monday);
  school.email.outcome = {Kind::unavailable, "relay-unreachable", {}, "The mail relay does not answer."};
  auto outbox = school.outbox();
  (void)outbox.run(monday);
  school.email.outcome = port::no_address("bad-address");
  const auto report = outbox.run_once(monday + 60s, {}, 1);
  CHECK(report.dead == 1);
  CHECK(report.recovered.empty());
  REQUIRE(school.stores().outbox.pauses().size() == 1);
  CHECK(school.stores().outbox.pauses()[0].trouble == "The mail relay does not answer.");
}

TEST_CASE("a daemon beside leaves a paused channel alone as well") {
  SmallSchool school(2);
  school.open_cases(monday);
  school.email.outcome = {Kind::unavailable, "relay-unreachable", {}, "The mail relay does not answer."};
  auto one = school.outbox();
  auto other = school.outbox();
  (void)one.run(monday);
  CHECK(other.run(monday + 30s).idle());
  CHECK(school.email.sent.size() == 1);
}

TEST_CASE("a channel that is full until an instant is asked again then, and nothing is wrong") {
  SmallSchool school(2);
  school.open_cases(monday);
  school.email.outcome = {Kind::unavailable, "relay-busy", monday + 20s};
  auto outbox = school.outbox();
  const auto report = outbox.run(monday);
  CHECK(report.troubles.empty());
  CHECK(school.stores().outbox.next_due() == monday + 20s);
  school.email.outcome = {};
  const auto served = outbox.run(monday + 20s);
  CHECK(served.sent == 2);
  CHECK(served.recovered.empty());
}

TEST_CASE("a channel that has had its messages for this minute is left alone by all daemons, and nothing is wrong") {
  SmallSchool school(3);
  school.open_cases(monday);
  school.email.a_minute = 2;
  auto one = school.outbox();
  auto other = school.outbox();
  const auto report = one.run(monday);
  CHECK(report.sent == 2);
  CHECK(report.troubles.empty());
  const auto pauses = school.stores().outbox.pauses();
  REQUIRE(pauses.size() == 1);
  CHECK(pauses[0].reason == "channel-rate");
  CHECK(other.run(monday).idle());
  CHECK(school.email.sent.size() == 2);
  school.database().run("update channel_use set second = second - 61");
  const auto served = other.run(pauses[0].until);
  CHECK(served.sent == 1);
  CHECK(served.recovered.empty());
  CHECK(school.stores().outbox.pauses().empty());
}

TEST_CASE("a channel that fails outright is a trouble, not the end of the run") {
  SmallSchool school(1);
  school.open_cases(monday);
  school.email.while_sending = [] { throw OutsideFailure(OutsideFailure::Kind::read_only, "The disk is full."); };
  auto outbox = school.outbox();
  CHECK(outbox.run(monday).troubles.at("email") == "The disk is full.");
  school.email.while_sending = {};
  CHECK(outbox.run(monday + 60s).sent == 1);
}

TEST_CASE("a text that makes no message is said, waits, and leaves once it was corrected") {
  SmallSchool school(1);
  school.renderer.fault = "the text is wrong";
  school.open_cases(monday);
  auto outbox = school.outbox();
  const auto report = outbox.run(monday);
  CHECK(report.retried == 1);
  CHECK(report.unwritten ==
        std::map<std::string, std::string>{
            {"hello", "The message \"hello\" cannot be written: the text is wrong; correct its text and publish it."}});
  CHECK(school.email.sent.empty());
  CHECK(school.delivery_of(1).reason == "text: the text is wrong");

  school.renderer.fault.clear();
  const auto corrected = outbox.run(monday + 10min);
  CHECK(corrected.sent == 1);
  CHECK(corrected.sent_as.contains("hello"));
}

TEST_CASE("what a channel says about the next attempt is honoured") {
  SmallSchool school(1);
  school.open_cases(monday);
  school.email.outcome = {Kind::try_again, "http-429", monday + 1h};
  auto outbox = school.outbox();
  CHECK(outbox.run(monday).retried == 1);
  CHECK(school.stores().outbox.next_due() == monday + 1h);
}

TEST_CASE("an attempt that failed in the evening is repeated in the morning") {
  SmallSchool school(1);
  fail_once(school, in_paris("2026-06-01T19:58"));
  auto outbox = school.outbox();
  CHECK(outbox.run(in_paris("2026-06-01T20:30")).sent == 0);
  CHECK(school.stores().outbox.next_due() <= in_paris("2026-06-02T08:00"));
  (void)outbox.run(in_paris("2026-06-02T07:59"));
  const auto told = [&] {
    return std::count_if(school.email.sent.begin(), school.email.sent.end(),
                         [](const auto& message) { return message.recipient_address == "P1@exemple.invalid"; });
  };
  CHECK(told() == 0);
  (void)outbox.run(in_paris("2026-06-02T08:00"));
  CHECK(told() == 1);
  CHECK(school.delivery_of(1).attempts == 2);  // waiting for the morning was none
}

TEST_CASE("who opts out while a message waits is not written to") {
  SmallSchool school(1);
  fail_once(school, monday);
  opt_out(school, 1);
  auto outbox = school.outbox();
  CHECK(outbox.run(monday + 1h).sent == 0);
  CHECK(school.delivery_of(1).status == port::DeliveryStatus::suppressed);
  CHECK(school.delivery_of(1).reason == "opted-out");
}

TEST_CASE("who opted out is not written to by driving a message again either") {
  SmallSchool school(1);
  opt_out(school, 1);
  school.open_cases(monday);
  auto outbox = school.outbox();
  CHECK(outbox.run(monday).sent == 0);
  REQUIRE(school.stores().outbox.redrive(school.delivery_of(1).key, monday));
  CHECK(outbox.run(monday).sent == 0);
  CHECK(school.email.sent.empty());
  CHECK(school.delivery_of(1).reason == "opted-out");
}

TEST_CASE("an address at which nobody is reached is left out, whoever has it") {
  SmallSchool school(2);
  school.stores().people.mark_unreachable({small_uai, "email", "p1@exemple.invalid", monday, "bounced 5.1.1"});
  REQUIRE(school.stores().people.correct(small_uai, school.person_of(2), {{"email", "P1@Exemple.invalid"}}));
  school.open_cases(monday);
  auto outbox = school.outbox();
  CHECK(outbox.run(monday).sent == 0);
  for (int pupil = 1; pupil <= 2; ++pupil) {
    CHECK(school.delivery_of(pupil).status == port::DeliveryStatus::suppressed);
    CHECK(school.delivery_of(pupil).reason == "unreachable");
  }
}

TEST_CASE("the history of a delivery says what happened on its way") {
  SmallSchool school(1);
  fail_once(school, monday);
  auto outbox = school.outbox();
  school.email.outcome = {Kind::refused, "smtp-550 5.7.1"};
  (void)outbox.run(monday + 10min);
  const auto key = school.delivery_of(1).key;
  REQUIRE(school.stores().outbox.redrive(key, monday + 1h));
  school.email.outcome = {};
  (void)outbox.run(monday + 1h);
  using Event = port::DeliveryEvent::Kind;
  std::vector<std::tuple<Event, Instant, std::string>> told;
  for (const auto& event : school.stores().outbox.history_of(key))
    told.emplace_back(event.kind, event.at, event.reason);
  CHECK(told == std::vector<std::tuple<Event, Instant, std::string>>{{Event::retried, monday, "smtp-450"},
                                                                     {Event::died, monday + 10min, "smtp-550 5.7.1"},
                                                                     {Event::redriven, monday + 1h, ""}});
}
