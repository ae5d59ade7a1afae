#include "engine/service/resend_corrected.hpp"

#include "engine/service/record_bounce.hpp"
#include "engine/service/small_school.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::test;
using namespace std::chrono_literals;
using Kind = port::SendOutcome::Kind;

namespace {

const auto monday = in_paris("2026-06-01T10:00");

std::size_t resend(SmallSchool& school, Instant now) {
  auto stores = school.stores();
  return service::resend_corrected(small_uai, stores.outbox, stores.people, now);
}

void correct(SmallSchool& school, const std::string& field, const std::string& value) {
  REQUIRE(school.stores().people.correct(small_uai, school.person_of(1), {{field, value}}));
}

// A school of one pupil who was not reached, as the relay says.
void reach_nobody(SmallSchool& school, const port::SendOutcome& outcome) {
  school.open_cases(monday);
  school.email.outcome = outcome;
  REQUIRE(school.outbox().run(monday).dead == 1);
  school.email.sent.clear();
  school.email.outcome = {};
}

}  // namespace

TEST_CASE("a message that reached nobody leaves once the address is corrected") {
  SmallSchool school(1);
  SECTION("because the address was none") {
    reach_nobody(school, port::no_address("bad-address"));
  }
  SECTION("because the relay knew nobody there") {
    port::SendOutcome unknown{Kind::refused, "smtp-550 5.1.1"};
    unknown.unreachable = true;
    reach_nobody(school, unknown);
  }
  SECTION("because it came back") {
    school.open_cases(monday);
    REQUIRE(school.outbox().run(monday).sent == 1);
    school.email.sent.clear();
    auto stores = school.stores();
    (void)service::record_bounce({school.delivery_of(1).message_id, "p1@exemple.invalid", "bounced 5.1.1", true, true},
                                 stores.outbox, stores.people, monday + 1h);
    REQUIRE(school.outbox().run(monday + 1h).sent == 0);
  }
  SECTION("because no address was known") {
    correct(school, "email", "");
    school.open_cases(monday);
    REQUIRE(school.outbox().run(monday).sent == 0);
    REQUIRE(school.delivery_of(1).status == port::DeliveryStatus::suppressed);
  }
  CHECK(resend(school, monday + 1h) == 0);

  correct(school, "email", "zoe@exemple.invalid");
  CHECK(resend(school, monday + 2h) == 1);
  CHECK(school.outbox().run(monday + 2h).sent == 1);
  REQUIRE(school.email.sent.size() == 1);
  CHECK(school.email.sent[0].recipient_address == "zoe@exemple.invalid");
  CHECK(resend(school, monday + 3h) == 0);
}

TEST_CASE("an address whose mark was lifted is written to again") {
  SmallSchool school(1);
  reach_nobody(school, port::no_address("bad-address"));
  REQUIRE(school.stores().people.mark_reachable(small_uai, "email", "p1@exemple.invalid"));
  CHECK(resend(school, monday + 1h) == 1);
}

TEST_CASE("a corrected address does not send again what is over") {
  SmallSchool school(1);
  SECTION("because it was refused for its own sake") {
    reach_nobody(school, {Kind::refused, "smtp-554 5.7.1"});
    correct(school, "email", "zoe@exemple.invalid");
    CHECK(resend(school, monday + 1h) == 0);
  }
  SECTION("because it is more than a week old") {
    reach_nobody(school, port::no_address("bad-address"));
    correct(school, "email", "zoe@exemple.invalid");
    CHECK(resend(school, monday + 170h) == 0);
  }
  SECTION("because they want no messages") {
    reach_nobody(school, port::no_address("bad-address"));
    correct(school, "email", "zoe@exemple.invalid");
    correct(school, "opted_out", "2026-06-01");
    CHECK(resend(school, monday + 1h) == 0);
  }
}

TEST_CASE("who was told over another channel meanwhile is not told again") {
  SmallSchool school(1);
  RecordingChannel letters;
  school.tell_by_letter_too();
  correct(school, "address", "1 rue Neuve");
  school.open_cases(monday);
  school.email.outcome = port::no_address("bad-address");
  auto outbox = school.outbox({}, {{"email", &school.email}, {"letter", &letters}});
  REQUIRE(outbox.run(monday).sent == 1);
  REQUIRE(letters.sent.size() == 1);
  correct(school, "email", "zoe@exemple.invalid");
  CHECK(resend(school, monday + 1h) == 0);
}
