#include "engine/service/record_bounce.hpp"

#include "engine/service/small_school.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::test;
using namespace std::chrono_literals;
using Kind = service::BounceAnswer::Kind;

namespace {

const auto monday = in_paris("2026-06-01T10:00");

// A school whose pupils were written to.
void tell(SmallSchool& school) {
  school.open_cases(monday);
  auto outbox = school.outbox();
  REQUIRE(outbox.run(monday).sent > 0);
  school.email.sent.clear();
}

service::Bounce bounce_of(SmallSchool& school, int pupil) {
  const auto name = "p" + std::to_string(pupil) + "@exemple.invalid";
  return {school.delivery_of(pupil).message_id, name, "bounced 5.1.1", true, true};
}

service::BounceAnswer record(SmallSchool& school, const service::Bounce& bounce) {
  auto stores = school.stores();
  return service::record_bounce(bounce, stores.outbox, stores.people, monday + 1h);
}

}  // namespace

TEST_CASE("what came back is in the history of its delivery, and nothing is written to the address any more") {
  SmallSchool school(2);
  tell(school);
  const auto answer = record(school, bounce_of(school, 1));
  CHECK(answer.kind == Kind::recorded);
  CHECK(answer.address_marked);
  CHECK(answer.message == school.delivery_of(1).key);
  CHECK(school.delivery_of(1).status == port::DeliveryStatus::bounced);
  CHECK(school.stores().outbox.history_of(*answer.message).back().reason == "unreachable bounced 5.1.1");

  // Neither a person who drives it again nor another message of the case gets there.
  REQUIRE(school.stores().outbox.redrive(*answer.message, monday + 2h));
  auto outbox = school.outbox();
  CHECK(outbox.run(monday + 2h).sent == 0);
  CHECK(school.delivery_of(1).status == port::DeliveryStatus::suppressed);
  CHECK(school.delivery_of(1).reason == "unreachable");
  CHECK(school.delivery_of(2).status == port::DeliveryStatus::sent);
}

TEST_CASE("who is reached by another channel is told over that one, once") {
  SmallSchool school(1);
  RecordingChannel letters;
  school.tell_by_letter_too();
  REQUIRE(school.stores().people.correct(small_uai, school.person_of(1), {{"address", "1 rue Neuve"}}));
  tell(school);
  (void)record(school, bounce_of(school, 1));
  auto outbox = school.outbox({}, {{"email", &school.email}, {"letter", &letters}});
  CHECK(outbox.run(monday + 2h).sent == 1);
  REQUIRE(letters.sent.size() == 1);
  CHECK(letters.sent[0].recipient_address == "1 rue Neuve");
  CHECK(record(school, bounce_of(school, 1)).kind == Kind::known);
  CHECK(outbox.run(monday + 3h).idle());
  CHECK(school.email.sent.empty());
}

TEST_CASE("an address that was corrected since is not marked by what came back from the old one") {
  SmallSchool school(1);
  tell(school);
  REQUIRE(school.stores().people.correct(small_uai, school.person_of(1), {{"email", "zoe@exemple.invalid"}}));
  const auto answer = record(school, bounce_of(school, 1));
  CHECK(answer.kind == Kind::recorded);
  CHECK_FALSE(answer.address_marked);
  CHECK(school.stores().people.unreachable(small_uai).empty());
}

TEST_CASE("what is late, was refused for its own sake or is of no message marks no address") {
  SmallSchool school(1);
  tell(school);
  auto bounce = bounce_of(school, 1);
  SECTION("late") {
    bounce.failed = false;
    CHECK(record(school, bounce).kind == Kind::late);
    CHECK(school.delivery_of(1).status == port::DeliveryStatus::sent);
  }
  SECTION("refused for its own sake") {
    bounce.unreachable = false;
    CHECK(record(school, bounce).kind == Kind::recorded);
  }
  SECTION("of no message") {
    bounce.message_id = "0579001Z.999@filrouge.invalid";
    CHECK(record(school, bounce).kind == Kind::unknown);
  }
  CHECK(school.stores().people.unreachable(small_uai).empty());
}
