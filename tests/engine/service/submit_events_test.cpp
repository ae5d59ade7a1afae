#include "engine/service/submit_events.hpp"

#include "engine/service/fire_timers.hpp"
#include "engine/service/small_school.hpp"
#include "engine/service/verify_store.hpp"
#include "support/catch.hpp"

#include <utility>

using namespace filrouge;
using namespace filrouge::test;
using Kind = service::EventAnswer::Kind;

namespace {

const auto monday = in_paris("2026-06-01T10:00");

service::SubmittedEvent called(int pupil, const std::string& reference = {}) {
  service::SubmittedEvent event;
  event.about = service::AboutPupil{small_uai, {"P" + std::to_string(pupil), "", "", ""}};
  event.name = "called";
  event.payload = R"({"answer": "yes"})";
  event.by = "referent";
  event.source = reference.empty() ? "" : "test";
  event.reference = reference;
  return event;
}

std::vector<service::EventAnswer> submit(SmallSchool& school, const std::vector<service::SubmittedEvent>& events,
                                         Instant now) {
  auto stores = school.stores();
  return service::SubmitEvents(stores.cases, stores.people, school.library(), 2).run(events, now);
}

bool verified(SmallSchool& school) {
  return service::VerifyStore(school.stores().audit, school.library()).run([](std::size_t) {}).clean();
}

}  // namespace

TEST_CASE("events of many pupils are taken in batches, each by its own case") {
  SmallSchool school(5);
  school.open_cases(monday);
  const auto answers = submit(school, {called(1), called(2), called(3), called(4)}, monday);
  for (const auto& answer : answers) CHECK(answer.kind == Kind::taken);
  CHECK(school.state_of(4) == "called");
  CHECK(school.state_of(5) == "waiting");
  CHECK(verified(school));
}

TEST_CASE("an event known by its reference changes nothing, in a second file or twice in one") {
  SmallSchool school(1);
  school.open_cases(monday);
  const auto answers = submit(school, {called(1, "line 1"), called(1, "line 1")}, monday);
  CHECK(answers[0].kind == Kind::taken);
  CHECK(answers[1].kind == Kind::known);
  const auto version = school.case_of(1).version;
  CHECK(submit(school, {called(1, "line 1")}, monday).front().kind == Kind::known);
  CHECK(school.case_of(1).version == version);
}

TEST_CASE("an event that somebody else brings between reading and writing is known") {
  SmallSchool school(2);
  school.open_cases(monday);
  auto listed = called(2, "line 2");
  listed.name = "listed";
  listed.payload = R"({"rank": "1"})";
  auto stores = school.stores();
  const auto meanwhile = [&, brought = false](std::size_t) mutable {
    if (!std::exchange(brought, true)) CHECK(submit(school, {listed}, monday).front().kind == Kind::taken);
  };
  service::SubmitEvents one_by_one(stores.cases, stores.people, school.library(), 1);
  const auto answers = one_by_one.run({called(1, "line 1"), listed}, monday, meanwhile);
  CHECK(answers[0].kind == Kind::taken);
  CHECK(answers[1].kind == Kind::known);
  CHECK(verified(school));
}

TEST_CASE("an event about a pupil with two open cases is taken by both, once") {
  SmallSchool school(1);
  school.publish(small_publication("other"));
  school.open_cases(monday);
  REQUIRE(school.stores().cases.page({}).size() == 2);
  const auto answer = submit(school, {called(1, "line 1")}, monday).front();
  CHECK(answer.kind == Kind::taken);
  CHECK(answer.cases.size() == 2);
  for (const auto& record : school.stores().cases.page({})) CHECK(record.state == "called");
  CHECK(submit(school, {called(1, "line 1")}, monday).front().kind == Kind::known);
  CHECK(verified(school));
}

TEST_CASE("a line of last year is new to the case of this year") {
  SmallSchool school(1);
  school.open_cases(monday);
  CHECK(submit(school, {called(1, "line 1")}, monday).front().kind == Kind::taken);
  CHECK(submit(school,
               {service::SubmittedEvent{service::AboutSchool{small_uai}, "term.ended", "{}", {}, "head", "", ""}},
               monday)
            .front()
            .kind == Kind::taken);
  school.open_cases(monday, 2026);
  CHECK(submit(school, {called(1, "line 1")}, monday).front().kind == Kind::taken);
}

TEST_CASE("an event of a whole school that comes again is known when its cases are closed") {
  SmallSchool school(2);
  school.open_cases(monday);
  const service::SubmittedEvent ended{service::AboutSchool{small_uai}, "term.ended", "{}", {}, "head", "log", "line 7"};
  CHECK(submit(school, {ended}, monday).front().kind == Kind::taken);
  CHECK(submit(school, {ended}, monday).front().kind == Kind::known);
  auto later = ended;
  later.reference = "line 8";
  CHECK(submit(school, {later}, monday).front().kind == Kind::malformed);
}

TEST_CASE("a list that says again what it had corrected is heard, and the same list twice is not") {
  SmallSchool school(1);
  school.open_cases(monday);
  const auto listed = [](const std::string& said) {
    service::SubmittedEvent event;
    event.about = service::AboutPupil{small_uai, {"P1", "", "", ""}};
    event.name = "listed";
    event.payload = R"({"rank":")" + said + "\"}";
    event.by = "import";
    event.source = "list";
    event.reference = "hash of " + said;
    event.latest_counts = true;
    return event;
  };
  for (const auto* said : {"a", "b", "a"}) {
    CHECK(submit(school, {listed(said)}, monday).front().kind == Kind::taken);
    CHECK(submit(school, {listed(said)}, monday).front().kind == Kind::known);
    CHECK(school.case_of(1).document.find("\"" + std::string(said) + "\"") != std::string::npos);
  }
  CHECK(verified(school));
}

TEST_CASE("a refused event says why, and stays visible where it came from a file") {
  SmallSchool school(1);
  school.open_cases(monday);
  const auto answers = submit(school, {called(1, "a"), called(1, "b")}, monday);
  CHECK(answers[1].kind == Kind::refused);
  CHECK(answers[1].sentences == std::vector<std::string>{"Déjà appelé."});
  const auto refused = school.stores().cases.refused(small_uai, 10);
  REQUIRE(refused.size() == 1);
  CHECK(refused.front().key.reference == "b@" + std::to_string(school.case_of(1).key.id.value()));
  CHECK(refused.front().event == "called");
  CHECK(refused.front().refusal == "requirement-unmet");
}

TEST_CASE("an event about nobody, of no pathway or by the wrong role changes nothing") {
  SmallSchool school(1);
  school.open_cases(monday);
  auto of_pupil = called(1);
  of_pupil.by = "student";
  auto unknown = called(1);
  unknown.name = "caled";
  const auto answers = submit(school, {called(9), of_pupil, unknown}, monday);
  CHECK(answers[0].kind == Kind::malformed);
  CHECK(answers[1].kind == Kind::refused);
  CHECK(answers[1].sentences.front() == "\"called\" is recorded by referent, head, not by student.");
  CHECK(answers[2].kind == Kind::malformed);
  CHECK(school.case_of(1).version == 1);
}

TEST_CASE("a role that the pathway does not have records nothing") {
  SmallSchool school(3);
  school.open_cases(monday);
  const auto by = [&](int pupil, const std::string& role) {
    auto event = called(pupil);
    event.by = role;
    return submit(school, {event}, monday).front();
  };
  const auto refused = by(1, "refferent:12");
  CHECK(refused.kind == Kind::refused);
  CHECK(refused.sentences.front() ==
        "The pathway has no role \"refferent\". \"called\" is recorded by referent, head.");
  CHECK(school.case_of(1).version == 1);
  CHECK(by(1, "referent:12").kind == Kind::taken);
  CHECK(by(2, "import").kind == Kind::taken);
  CHECK(by(3, "office").kind == Kind::taken);
}

TEST_CASE("an event that is still to come is not recorded, but two clocks may differ by minutes") {
  SmallSchool school(2);
  school.open_cases(monday);
  const auto at = [&](int pupil, Instant now) {
    auto event = called(pupil);
    event.occurred = parse_day("2026-06-02");
    return submit(school, {event}, now).front();
  };
  const auto early = at(1, monday);
  CHECK(early.kind == Kind::malformed);
  CHECK(early.sentences.front() ==
        "It cannot have happened on 2026-06-02, which is still to come: it is 2026-06-01. Give the day it happened.");
  CHECK(school.case_of(1).version == 1);
  CHECK(at(1, in_paris("2026-06-01T23:56")).kind == Kind::taken);
  CHECK(at(2, in_paris("2026-06-01T23:54")).kind == Kind::malformed);
}

TEST_CASE("an event about the school reaches every open case") {
  SmallSchool school(3);
  school.open_cases(monday);
  (void)submit(school, {called(2)}, monday);
  service::SubmittedEvent ended;
  ended.about = service::AboutSchool{small_uai};
  ended.name = "term.ended";
  ended.by = "head";
  const auto answers = submit(school, {ended}, monday);
  CHECK(answers.front().kind == Kind::taken);
  CHECK(answers.front().cases.size() == 3);
  for (int pupil = 1; pupil <= 3; ++pupil) CHECK(school.state_of(pupil) == "over");
  CHECK(verified(school));
}

TEST_CASE("what is due fires before an event is stepped") {
  SmallSchool school(1);
  school.open_cases(monday);
  (void)submit(school, {called(1)}, monday + std::chrono::days(11));
  CHECK(school.state_of(1) == "over");
  const auto history = school.stores().cases.history(school.case_of(1).key);
  CHECK(history.back().row.name == "called");
  CHECK(history[history.size() - 2].row.effective == monday + std::chrono::days(10));
}

TEST_CASE("timers fire once, each case at its own instant, however often one looks") {
  SmallSchool school(3);
  school.open_cases(monday);
  service::FireTimers timers(school.stores().cases, school.library(), 2);
  CHECK(timers.run_once(monday).claimed == 0);
  CHECK(timers.run_once(monday + std::chrono::days(2)).fired == 3);
  CHECK(timers.run_once(monday + std::chrono::days(2)).claimed == 0);
  CHECK(timers.run_once(monday + std::chrono::days(30)).fired == 3);
  const auto history = school.stores().cases.history(school.case_of(1).key);
  CHECK(history.back().row.effective == monday + std::chrono::days(10));
  CHECK(history.back().row.recorded == monday + std::chrono::days(30));
  CHECK(school.state_of(1) == "over");
  CHECK(verified(school));
}

TEST_CASE("opening the cases again opens none") {
  SmallSchool school(3);
  school.open_cases(monday);
  const auto version = school.case_of(3).version;
  school.open_cases(monday + std::chrono::days(1));
  CHECK(school.case_of(3).version == version);
}

TEST_CASE("a task that one batch of events opens and closes is closed, for its school too") {
  SmallSchool school(1);
  school.open_cases(monday);
  auto again = called(1);
  again.name = "asked.again";
  again.payload = "{}";
  auto answered = again;
  answered.name = "told";
  for (const auto& answer : submit(school, {called(1), again, answered}, monday)) REQUIRE(answer.kind == Kind::taken);
  const auto tasks = school.stores().cases.tasks_of(school.case_of(1).key);
  REQUIRE(tasks.size() == 2);
  for (const auto& task : tasks) CHECK(task.status == port::TaskStatus::done);
  CHECK(school.stores().cases.open_tasks({small_uai, {}, {}, 10}).empty());
  CHECK(verified(school));
}
