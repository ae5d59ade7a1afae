#include "engine/service/deliver_outbox.hpp"
#include "engine/service/fire_timers.hpp"
#include "engine/service/small_school.hpp"
#include "engine/service/submit_events.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::test;

// What happens while a message waits for a relay that takes nothing.
namespace {

const auto monday = in_paris("2026-06-01T10:00");
const auto later = monday + std::chrono::hours(2);

// One pupil's greeting is on its way, and the relay takes nothing.
struct WaitingGreeting {
  explicit WaitingGreeting(int pupils = 1) : school(pupils) {
    school.open_cases(monday);
    school.email.outcome = {port::SendOutcome::Kind::unavailable, "relay-busy", std::nullopt, "The relay is down."};
    CHECK(school.outbox().run_once(monday).sent == 0);
    CHECK(school.delivery_of(1).status == port::DeliveryStatus::pending);
    school.email.sent.clear();
    school.email.outcome = {};
  }
  void happens(const std::string& event, const std::string& payload = "{}") {
    service::SubmittedEvent submitted;
    submitted.about = school.case_of(1).key;
    if (event == "term.ended") submitted.about = service::AboutSchool{small_uai};
    submitted.name = event;
    submitted.payload = payload;
    submitted.by = "head";
    auto stores = school.stores();
    const auto answers = service::SubmitEvents(stores.cases, stores.people, school.library()).run({submitted}, monday);
    REQUIRE(answers.at(0).kind == service::EventAnswer::Kind::taken);
  }
  [[nodiscard]] std::string fate() { return std::string(school.delivery_of(1).reason); }

  SmallSchool school;
};

}  // namespace

TEST_CASE("what waits to leave does not leave once its case is closed") {
  WaitingGreeting waiting;
  waiting.happens("term.ended");
  CHECK(waiting.school.outbox().run(later).sent == 0);
  CHECK(waiting.school.email.sent.empty());
  CHECK(waiting.school.delivery_of(1).status == port::DeliveryStatus::suppressed);
  CHECK(waiting.fate() == "case-closed");

  CHECK(waiting.school.stores().outbox.redrive(waiting.school.delivery_of(1).key, later));
  CHECK(waiting.school.outbox().run(later + std::chrono::hours(1)).sent == 0);
  CHECK(waiting.fate() == "case-closed");
}

TEST_CASE("what waits to leave does not leave once the condition of its role does not hold, whoever sends it again") {
  WaitingGreeting waiting;
  waiting.happens("listed", R"({"rank":"opposed"})");
  CHECK(waiting.school.outbox().run(later).sent == 0);
  CHECK(waiting.fate() == "role-when");

  CHECK(waiting.school.stores().outbox.redrive(waiting.school.delivery_of(1).key, later));
  CHECK(waiting.school.outbox().run(later + std::chrono::hours(1)).sent == 0);
  CHECK(waiting.school.email.sent.empty());

  waiting.happens("listed", R"({"rank":"1"})");
  CHECK(waiting.school.stores().outbox.redrive(waiting.school.delivery_of(1).key, later));
  CHECK(waiting.school.outbox().run(later + std::chrono::hours(2)).sent == 1);
}

TEST_CASE("what waits for an address at which nobody is reached any more is told over another channel, once") {
  SmallSchool school(1);
  RecordingChannel letters;
  school.tell_by_letter_too();
  auto& people = school.stores().people;
  REQUIRE(people.correct(small_uai, school.person_of(1), {{"address", "1 rue Neuve"}}));
  school.open_cases(monday);
  school.email.outcome = {port::SendOutcome::Kind::unavailable, "relay-busy", std::nullopt, "The relay is down."};
  auto outbox = school.outbox({}, {{"email", &school.email}, {"letter", &letters}});
  CHECK(outbox.run_once(monday).sent == 0);
  school.email = {};

  SECTION("another message came back from there") {
    people.mark_unreachable({small_uai, "email", "p1@exemple.invalid", monday, "bounced 5.1.1"});
  }
  SECTION("an import took it away") {
    REQUIRE(people.correct(small_uai, school.person_of(1), {{"email", ""}}));
  }
  CHECK(outbox.run(later).sent == 1);
  CHECK(school.email.sent.empty());
  CHECK(school.delivery_of(1).status == port::DeliveryStatus::suppressed);
  REQUIRE(letters.sent.size() == 1);
  CHECK(letters.sent[0].recipient_address == "1 rue Neuve");
  CHECK(outbox.run(later + std::chrono::hours(1)).idle());
}
