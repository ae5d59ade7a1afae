#include "engine/base/error.hpp"
#include "engine/service/fire_timers.hpp"
#include "engine/service/retime_cases.hpp"
#include "engine/service/small_school.hpp"
#include "engine/service/submit_events.hpp"
#include "engine/service/verify_store.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::test;
using Kind = service::EventAnswer::Kind;

// One case that cannot be decided is a visible incident, and the others go on; a database that is gone is neither.
namespace {

const auto monday = in_paris("2026-06-01T10:00");

void damage(SmallSchool& school, int pupil) {
  school.database().run("update case_file set document = '{\"active\":[\"nowhere\"]}' where id = " +
                        std::to_string(school.case_of(pupil).key.id.value()));
}

std::vector<port::Incident> incidents(SmallSchool& school) {
  return school.stores().cases.incidents(100);
}

service::SubmittedEvent called(int pupil) {
  service::SubmittedEvent event;
  event.about = service::AboutPupil{small_uai, {"P" + std::to_string(pupil), "", "", ""}};
  event.name = "called";
  event.payload = R"({"answer": "yes"})";
  event.by = "referent";
  event.source = "test";
  event.reference = "line " + std::to_string(pupil);
  return event;
}

}  // namespace

TEST_CASE("events reach the other cases when one cannot be read, and its own can be sent again") {
  SmallSchool school(3);
  school.open_cases(monday);
  const auto document = school.case_of(2).document;
  damage(school, 2);
  auto stores = school.stores();
  service::SubmitEvents submit(stores.cases, stores.people, school.library());
  auto answers = submit.run({called(1), called(2), called(3)}, monday);
  CHECK(answers[0].kind == Kind::taken);
  CHECK(answers[1].kind == Kind::refused);
  CHECK(answers[2].kind == Kind::taken);
  REQUIRE(incidents(school).size() == 1);
  CHECK(incidents(school)[0].subject == school.case_of(2).key);

  school.database().run("update case_file set document = '" + document +
                        "' where id = " + std::to_string(school.case_of(2).key.id.value()));
  answers = submit.run({called(1), called(2), called(3)}, monday);
  CHECK(answers[0].kind == Kind::known);
  CHECK(answers[1].kind == Kind::taken);
}

TEST_CASE("timers of the other cases fire when one cannot be read") {
  SmallSchool school(3);
  school.open_cases(monday);
  damage(school, 2);
  service::FireTimers timers(school.stores().cases, school.library());
  const auto report = timers.run_once(monday + std::chrono::days(2));
  CHECK(report.fired == 2);
  CHECK(report.incidents == 1);
  CHECK(timers.run_once(monday + std::chrono::days(2)).incidents == 1);
  REQUIRE(incidents(school).size() == 1);
  CHECK(incidents(school)[0].times == 2);
}

TEST_CASE("a lost connection is no incident of the cases that were due") {
  SmallSchool school(3);
  school.open_cases(monday);
  auto stores = school.stores();
  service::Library cut_off(stores.pathways, stores.people,
                           [](const std::string&) -> std::shared_ptr<const calendar::Zone> {
                             throw OutsideFailure(OutsideFailure::Kind::unreachable, "no connection");
                           });
  service::FireTimers timers(stores.cases, cut_off);
  CHECK_THROWS_AS(timers.run_once(monday + std::chrono::days(2)), OutsideFailure);
  CHECK(incidents(school).empty());
  CHECK(service::FireTimers(stores.cases, school.library()).run_once(monday + std::chrono::days(2)).fired == 3);
}

TEST_CASE("the sweep passes over a case that cannot be read") {
  SmallSchool school(3);
  school.open_cases(monday);
  damage(school, 2);
  school.database().run("update case_file set place = 'another'");
  service::RetimeCases sweep(school.stores().cases, school.library());
  const auto report = sweep.run(monday);
  CHECK(report.retimed == 2);
  CHECK(report.incidents == 1);
}

TEST_CASE("the sweep comes back to a case that somebody else wrote meanwhile") {
  SmallSchool school(3);
  school.open_cases(monday);
  school.database().run("update case_file set place = 'another'");
  const auto key = school.case_of(2).key;
  bool first = true;
  // The zone is asked for when the sweep has read its cases: then another process, with the old calendars, steps one.
  auto stores = school.stores();
  service::Library library(stores.pathways, stores.people, [&](const std::string& zone) {
    if (std::exchange(first, false))
      school.database().run("update case_file set version = version + 1 where id = " + std::to_string(key.id.value()));
    return school.zone(zone);
  });
  CHECK(service::RetimeCases(stores.cases, library).run(monday).retimed == 3);
}

TEST_CASE("verify goes on behind a case whose pathway version is not in the database") {
  SmallSchool school(3);
  school.open_cases(monday);
  const auto key = school.case_of(1).key;
  school.database().run("update case_file set pathway = 'gone' where id = " + std::to_string(key.id.value()));
  const auto verification = service::VerifyStore(school.stores().audit, school.library()).run([](std::size_t) {});
  CHECK(verification.cases == 3);
  REQUIRE_FALSE(verification.differences.empty());
  for (const auto& difference : verification.differences) CHECK(difference.subject == key);
}

TEST_CASE("messages of the other cases leave when one cannot be read, and its own wait") {
  SmallSchool school(2);
  school.open_cases(monday);
  const auto document = school.case_of(2).document;
  damage(school, 2);
  auto outbox = school.outbox();
  CHECK(outbox.run(monday).sent == 1);
  CHECK(incidents(school).size() == 1);
  school.database().run("update case_file set document = '" + document + "'");
  CHECK(outbox.run(monday + std::chrono::hours(2)).sent == 1);
}

TEST_CASE("what a pathway gets wrong when a timer fires is kept as an incident") {
  SmallSchool school(1);
  school.open_cases(monday);
  service::FireTimers timers(school.stores().cases, school.library());
  const auto report = timers.run_once(monday + std::chrono::days(10));
  CHECK(report.fired == 1);
  CHECK(report.incidents == 1);
  REQUIRE(incidents(school).size() == 1);
  CHECK(incidents(school)[0].what.find("pathway") == 0);
}

TEST_CASE("a case whose timers never come to rest is an incident, and the others go on") {
  SmallSchool school(1);
  auto restless = small_publication("restless");
  auto& text = restless.files["small.yaml"];
  text.replace(text.find("asking:\n"), 7, "asking:\n    after: { 1 second: asking }");
  school.publish(restless);
  school.open_cases(monday);
  auto stores = school.stores();
  service::SubmitEvents submit(stores.cases, stores.people, school.library());
  auto asked = called(1);
  asked.name = "asked.again";
  asked.payload = "{}";
  asked.reference = "asked";
  (void)submit.run({called(1), asked}, monday);
  service::FireTimers timers(stores.cases, school.library());
  const auto report = timers.run_once(monday + std::chrono::days(1));
  CHECK(report.incidents == 1);
  REQUIRE(incidents(school).size() == 1);
  CHECK(incidents(school)[0].what == "step: timers go on arming timers");
}
