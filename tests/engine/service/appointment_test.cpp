#include "engine/service/appointment.hpp"

#include "engine/service/small_school.hpp"
#include "engine/service/submit_events.hpp"
#include "engine/service/verify_store.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::test;

namespace {

const auto monday = in_paris("2026-06-01T10:00");

constexpr auto pathway = R"(pathway: small
title: Forum
locale: fr
calendar: fr.yaml
roles: { student: { title: Élève, channels: [email] }, head: { title: Proviseur } }
sessions:
  fair:
    title: Forum des métiers
    by: [head]
    fields: { hour: string, room: string }
    appointment: { day: fair_on, hour: fair_hour, place: fair_room, minutes: 90 }
data:
  fair_on: { type: date }
  fair_hour: { type: string }
  fair_room: { type: string }
events:
  fair.planned: { set: { fair_on: event.date, fair_hour: event.hour, fair_room: event.room } }
  fair.cancelled: { set: { fair_on: null } }
messages: { file: messages.yaml }
states:
  invited:
    tell: { hello: student, fair-date: { role: student, session: fair } }
    on:
      fair.cancelled: { actions: [ { notify: { role: student, message: plans } } ] }
      fair.held: over
  over: { type: final }
)";

class InvitingSchool : public SmallSchool {
 public:
  InvitingSchool() : SmallSchool(1) {
    auto publication = small_publication();
    publication.files["small.yaml"] = pathway;
    publish(publication);
    open_cases(monday);
  }

  // The appointment of the one message that an event leads to.
  std::optional<port::Appointment> after(const std::string& event, const std::string& payload) {
    auto stores = SmallSchool::stores();
    service::SubmittedEvent submitted{service::AboutSchool{small_uai}, event, "", {}, "head", "", ""};
    submitted.payload = payload;
    REQUIRE(service::SubmitEvents(stores.cases, stores.people, library()).run({submitted}, monday).front().kind ==
            service::EventAnswer::Kind::taken);
    email.sent.clear();
    auto leaving = outbox();
    (void)leaving.run(monday);
    REQUIRE(email.sent.size() == 1);
    return email.sent.front().appointment;
  }
};

}  // namespace

TEST_CASE("a session is planned, moved and called off in people's calendars under one name") {
  InvitingSchool school;
  auto leaving = school.outbox();
  (void)leaving.run(monday);
  CHECK_FALSE(school.email.sent.at(0).appointment);

  const auto made = school.after("fair.planned",
                                 R"({"session": "F1", "date": "2026-06-19", "hour": "14 h 30", "room": "Salle B12"})");
  REQUIRE(made);
  CHECK(made->title == "Forum des métiers");
  CHECK(made->place == "Salle B12");
  CHECK(made->begins == in_paris("2026-06-19T14:30"));
  CHECK(made->duration == std::chrono::minutes(90));
  CHECK_FALSE(made->cancelled);

  const auto moved =
      school.after("fair.planned", R"({"session": "F1", "date": "2026-06-26", "hour": "le matin", "room": "Gymnase"})");
  REQUIRE(moved);
  CHECK(moved->id == made->id);
  CHECK(moved->sequence > made->sequence);
  CHECK(moved->day == parse_day("2026-06-26"));
  CHECK_FALSE(moved->begins);

  const auto called_off = school.after("fair.cancelled", R"({"session": "F1"})");
  REQUIRE(called_off);
  CHECK(called_off->cancelled);
  CHECK(called_off->id == made->id);
  CHECK(called_off->sequence > moved->sequence);

  const auto another =
      school.after("fair.planned", R"({"session": "F2", "date": "2026-06-30", "hour": "9h", "room": ""})");
  REQUIRE(another);
  CHECK(another->id != made->id);
  CHECK(another->begins == in_paris("2026-06-30T09:00"));
  CHECK(service::VerifyStore(school.stores().audit, school.library()).run([](std::size_t) {}).clean());
}

TEST_CASE("an hour is read as people write it") {
  using std::chrono::minutes;
  CHECK(service::hour_of("14 h 30") == minutes(870));
  CHECK(service::hour_of("14h30") == minutes(870));
  CHECK(service::hour_of("14:30") == minutes(870));
  CHECK(service::hour_of(" 9 H ") == minutes(540));
  CHECK(service::hour_of("0h00") == minutes(0));
  for (const auto* text : {"", "14", "le matin", "24 h", "14 h 60", "14 h 30 précises", "-1 h", "h"}) {
    INFO(text);
    CHECK_FALSE(service::hour_of(text));
  }
}
