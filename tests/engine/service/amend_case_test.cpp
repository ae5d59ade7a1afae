#include "engine/service/amend_case.hpp"

#include "engine/base/error.hpp"
#include "engine/service/explain_case.hpp"
#include "engine/service/small_school.hpp"
#include "engine/service/submit_events.hpp"
#include "engine/service/verify_store.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace filrouge;
using namespace filrouge::test;
using Kind = service::EventAnswer::Kind;
using Names = std::vector<std::string>;

namespace {

const auto monday = in_paris("2026-06-01T10:00");
const auto tuesday = in_paris("2026-06-02T10:00");

void record(SmallSchool& school, const std::string& name, const std::string& payload, const std::string& by) {
  auto stores = school.stores();
  service::SubmittedEvent event{school.case_of(1).key, name, payload, {}, by, "", ""};
  if (name == "term.ended") event.about = service::AboutSchool{small_uai};
  const auto answer = service::SubmitEvents(stores.cases, stores.people, school.library()).run({event}, monday).front();
  REQUIRE(answer.kind == Kind::taken);
}

service::AmendAnswer correct(SmallSchool& school, const std::string& event, const std::string& fields,
                             std::optional<std::int64_t> step = {}, const std::string& by = "referent") {
  return service::AmendCase(school.stores().cases, school.library())
      .correct({school.case_of(1).key, event, step, fields, {}, by}, tuesday);
}

service::AmendAnswer reopen(SmallSchool& school, const std::string& to, const std::string& by = "head") {
  return service::AmendCase(school.stores().cases, school.library()).reopen({school.case_of(1).key, to, by}, tuesday);
}

nlohmann::json fact(SmallSchool& school, const std::string& name) {
  return nlohmann::json::parse(school.case_of(1).document).value("f." + name, nlohmann::json());
}

bool verified(SmallSchool& school) {
  const auto found = service::VerifyStore(school.stores().audit, school.library()).run([](std::size_t) {});
  return found.clean() && found.not_redecided == 0;
}

}  // namespace

TEST_CASE("a corrected event leaves the facts it would have left, and the case where it is") {
  SmallSchool school(1);
  school.open_cases(monday);
  record(school, "called", R"({"answer": "yes"})", "referent");
  const auto answer = correct(school, "called", R"({"answer": "no"})");
  CHECK(answer.kind == Kind::taken);
  CHECK(answer.facts == Names{"answer"});
  CHECK(fact(school, "answer") == "no");
  CHECK(school.state_of(1) == "called");
  CHECK(school.stores().cases.history(school.case_of(1).key).back().row.kind == port::HistoryKind::correction);
  CHECK(verified(school));
}

TEST_CASE("a correction may be corrected again") {
  SmallSchool school(1);
  school.open_cases(monday);
  record(school, "called", R"({"answer": "yes"})", "referent");
  REQUIRE(correct(school, "called", R"({"answer": "no"})").kind == Kind::taken);
  CHECK(correct(school, "called", R"({"answer": "no"})").kind == Kind::refused);
  CHECK(correct(school, "called", R"({"answer": "yes"})").kind == Kind::taken);
  CHECK(fact(school, "answer") == "yes");
  CHECK(verified(school));
}

TEST_CASE("what was set again since is kept") {
  SmallSchool school(1);
  school.open_cases(monday);
  record(school, "listed", R"({"rank": "1"})", "office");
  const auto first = school.case_of(1).version;
  record(school, "listed", R"({"rank": "2"})", "office");
  const auto answer = correct(school, "listed", R"({"rank": "3"})", first);
  CHECK(answer.kind == Kind::refused);
  CHECK(answer.later == Names{"rank"});
  CHECK(fact(school, "rank") == "2");
  CHECK(correct(school, "listed", R"({"rank": "4"})").kind == Kind::taken);  // the latest of that name
  CHECK(fact(school, "rank") == "4");
}

TEST_CASE("a correction is refused where the event was never recorded, is not understood or is somebody else's") {
  SmallSchool school(1);
  school.open_cases(monday);
  CHECK(correct(school, "called", R"({"answer": "no"})").sentences == Names{R"(The case recorded no "called".)"});
  record(school, "called", R"({"answer": "yes"})", "referent");
  CHECK(correct(school, "called", R"({"answer": "perhaps"})").kind == Kind::malformed);
  CHECK(correct(school, "called", R"({"answer": "no"})", 1).kind == Kind::malformed);  // step 1 opened the case
  CHECK(correct(school, "called", R"({"answer": "no"})", {}, "partner").kind == Kind::refused);
  CHECK(fact(school, "answer") == "yes");
}

TEST_CASE("a closed case keeps its facts right by corrections too") {
  SmallSchool school(1);
  school.open_cases(monday);
  record(school, "called", R"({"answer": "yes"})", "referent");
  record(school, "term.ended", "{}", "head");
  CHECK(correct(school, "called", R"({"answer": "no"})").kind == Kind::taken);
  CHECK(school.case_of(1).status == port::CaseStatus::closed);
  CHECK(fact(school, "answer") == "no");
  CHECK(verified(school));
}

TEST_CASE("a closed case that is reopened has its tasks again, and may be closed again") {
  SmallSchool school(1);
  school.open_cases(monday);
  record(school, "called", R"({"answer": "yes"})", "referent");
  CHECK(reopen(school, "asking").sentences == Names{"The case is open: there is nothing to reopen."});
  record(school, "term.ended", "{}", "head");
  REQUIRE(reopen(school, "asking").kind == Kind::taken);
  CHECK(school.state_of(1) == "asking");
  CHECK(school.case_of(1).status == port::CaseStatus::open);
  CHECK(school.case_of(1).outcome.empty());
  CHECK(school.stores().cases.tasks_of(school.case_of(1).key).back().status == port::TaskStatus::open);
  record(school, "term.ended", "{}", "head");
  CHECK(school.case_of(1).status == port::CaseStatus::closed);
  CHECK(verified(school));

  auto stores = school.stores();
  const auto closed = service::closings_in(stores.cases.history(school.case_of(1).key));
  REQUIRE(closed.size() == 2);
  CHECK(closed.front().sequence == 3);
  CHECK(closed.back().sequence == 5);
  const auto subject = service::view(school.library(), school.case_of(1));
  CHECK(service::tell_story(subject, stores.cases, stores.outbox, school.library()).size() == 5);
}

TEST_CASE("a case is reopened in a state that exists and by a role of the pathway") {
  SmallSchool school(1);
  school.open_cases(monday);
  record(school, "term.ended", "{}", "head");
  CHECK(reopen(school, "askin").sentences ==
        Names{R"(The pathway "small" has no state "askin". Did you mean "asking"?)"});
  CHECK(reopen(school, "over").kind == Kind::malformed);
  CHECK(reopen(school, "called", "nobody").kind == Kind::refused);
  CHECK(school.state_of(1) == "over");
}
