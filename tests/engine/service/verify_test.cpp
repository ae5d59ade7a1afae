#include "engine/service/fire_timers.hpp"
#include "engine/service/retime_cases.hpp"
#include "engine/service/small_school.hpp"
#include "engine/service/submit_events.hpp"
#include "engine/service/verify_store.hpp"
#include "support/catch.hpp"

#include <set>

using namespace filrouge;
using namespace filrouge::test;
using What = std::set<std::string>;

namespace {

const auto monday = in_paris("2026-06-01T10:00");

service::Verification verify(SmallSchool& school) {
  auto stores = school.stores();
  service::Library library(stores.pathways, stores.people, [&](const std::string& zone) { return school.zone(zone); });
  return service::VerifyStore(stores.audit, library).run([](std::size_t) {});
}

What differences(SmallSchool& school) {
  What what;
  for (const auto& difference : verify(school).differences) what.insert(difference.what);
  return what;
}

void call(SmallSchool& school, int pupil, Instant now) {
  service::SubmittedEvent event;
  event.about = service::AboutPupil{small_uai, {"P" + std::to_string(pupil), "", "", ""}};
  event.name = "called";
  event.payload = R"({"answer": "yes"})";
  event.by = "referent";
  auto stores = school.stores();
  (void)service::SubmitEvents(stores.cases, stores.people, school.library()).run({event}, now);
}

// A school with a told message, an open task, and a task that is done.
struct Told : SmallSchool {
  Told() : SmallSchool(2) {
    open_cases(monday);
    call(*this, 1, monday);
    REQUIRE(verify(*this).clean());
  }
};

}  // namespace

TEST_CASE("verify sees a case that is not what its history says") {
  Told school;
  school.database().run("update case_file set state = 'called' where id = 2");
  school.database().run("update history set patch = '{\"active\":[\"asking\"]}' where case_id = 1 and sequence = 2");
  const auto what = differences(school);
  for (const auto* expected : {"state", "decision", "document"}) CHECK(what.count(expected) == 1);
}

TEST_CASE("verify sees what a step told that is not in the outbox, and what no step told") {
  Told school;
  SECTION("lost") {
    school.database().run("delete from intent where case_id = 2");
  }
  SECTION("of another message") {
    school.database().run("update intent set message = 'other' where case_id = 2");
  }
  SECTION("doubled") {
    school.database().run(
        "insert into intent (school, case_id, rule, occurrence, role, message, sequence, send_from, not_after, status) "
        "select school, case_id, rule, '2', role, message, sequence, send_from, not_after, status from intent "
        "where case_id = 2");
  }
  CHECK(differences(school) == What{"intent"});
}

TEST_CASE("verify sees tasks that are not those of the case") {
  Told school;
  SECTION("lost") {
    school.database().run("delete from task where case_id = 2");
  }
  SECTION("closed by nobody") {
    school.database().run("update task set status = 'done' where case_id = 2");
  }
  SECTION("left open") {
    school.database().run("update task set status = 'open' where case_id = 1");
  }
  SECTION("due at another time") {
    school.database().run("update task set due = due + 1 where case_id = 2");
  }
  SECTION("a closed one lost") {
    school.database().run("delete from task where case_id = 1");
  }
  CHECK(differences(school) == What{"task"});
}

TEST_CASE("verify sees a step whose branch is another") {
  Told school;
  school.database().run("update history set branch = 'x' where case_id = 1 and sequence = 2");
  CHECK(differences(school) == What{"branch"});
}

TEST_CASE("steps of earlier calendars are decided again with those calendars") {
  Told school;
  auto stores = school.stores();
  auto changed = small_publication();
  auto& calendar = changed.files["fr.yaml"];
  calendar.replace(calendar.find("14 July n"), 9, "13 July n");
  service::Publish publish(stores.pathways, stores.cases);
  const auto preview = publish.preview(changed);
  REQUIRE(publish.run(changed, preview.token, monday));
  service::Library library(stores.pathways, stores.people, [&](const std::string& zone) { return school.zone(zone); });
  CHECK(service::RetimeCases(stores.cases, library).run(monday).retimed == 2);
  const auto verification = verify(school);
  CHECK(verification.clean());
  CHECK(verification.not_redecided == 0);
  CHECK(verification.redecided == verification.steps);
}
