#include "engine/service/catch_up.hpp"

#include "engine/service/fire_timers.hpp"
#include "engine/service/open_cases.hpp"
#include "engine/service/report_catch_up.hpp"
#include "engine/service/retime_cases.hpp"
#include "engine/service/small_school.hpp"
#include "engine/service/verify_store.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::test;
using service::CatchUp;
using service::LateFate;

namespace {

// The small school's pathway with rules that come while nothing runs: one that is skipped then, reminders that become
// one, the end that comes after ten days, and a reminder that this end cancels.
service::Publication outage_publication() {
  auto publication = small_publication("outage");
  auto& text = publication.files["small.yaml"];
  const auto replace = [&](const std::string& what, const std::string& with) {
    text.replace(text.find(what), what.size(), with);
  };
  replace("2 days after open: head", "2 days after open: head, 4 days after open: head, 11 days after open: head");
  replace("after: { 10 days", "after: { 1 day: { late: skip, actions: [ { set: { attempts: 1 } } ] }, 10 days");
  return publication;
}

struct Outage : SmallSchool {
  Outage() : SmallSchool(3) {
    publish(outage_publication());
    const auto outage = library().current("outage");
    auto of_school = stores();
    (void)service::OpenCases(of_school.cases, of_school.people, library())
        .run(*outage, small_uai, 2025, in_paris("2026-06-01T10:00"));
  }

  service::FiringReport fire(const std::string& local) {
    return service::FireTimers(stores().cases, library()).run_once(in_paris(local));
  }
  service::CatchUpReport report(const port::LateQuery& query = {},
                                const std::function<void(const service::LateCase&)>& each = {}) {
    return service::report_catch_up(stores().audit, library(), query, each);
  }
};

// A lycée of three pupils whose results are announced for 7 July, opened the day before; from then on nothing runs.
struct JulyOutage : SmallSchool {
  JulyOutage() : SmallSchool(3) {
    publish(july_publication("2026-07-07"));
    auto of_school = stores();
    (void)service::OpenCases(of_school.cases, of_school.people, library())
        .run(*library().current("july"), small_uai, 2025, in_paris("2026-07-06T10:00"));
  }

  static service::Publication july_publication(const std::string& results) {
    auto publication = small_publication("july");
    publication.files["small.yaml"] = R"(pathway: july
title: Juillet
locale: fr
calendar: fr.yaml
messages: { file: messages.yaml }
milestones: { results: { year: n, title: Résultats } }
roles:
  student:  { title: Élève, channels: [email] }
  referent: { title: Référent, stand_in: head }
  head:     { title: Proviseur }
ladders: { july: { results 08:00: owner, 1 day after results: head } }
data: { attempts: { type: integer, default: 0 } }
events: { called: { by: [referent] } }
states:
  waiting:
    after: { 1 day: { late: skip, actions: [ { set: { attempts: 1 } } ] } }
    at: { 11 July n: over }
    tell: { hello: { role: student, open: results } }
    tasks: { call: { title: Appeler, role: referent, done: called, remind: july } }
  over: { type: final }
)";
    auto& calendar = publication.files["fr.yaml"];
    const std::string known = "results: 2026-07-07";
    calendar.replace(calendar.find(known), known.size(), "results: " + results);
    return publication;
  }

  // A publication whose sweep was interrupted: each case meets it when it is stepped.
  void announce(const std::string& results) {
    auto of_school = stores();
    service::Publish publish(of_school.pathways, of_school.cases);
    const auto publication = july_publication(results);
    REQUIRE(publish.run(publication, publish.preview(publication).token, in_paris("2026-07-10T10:00")));
    library().forget_current();
  }

  CatchUp catch_up() {
    const auto late = service::FireTimers(stores().cases, library()).run_once(in_paris("2026-07-13T10:00")).late;
    CHECK(service::report_catch_up(stores().audit, library(), {}, {}).total == late);
    CHECK(service::VerifyStore(stores().audit, library()).run([](std::size_t) {}).clean());
    return late;
  }
};

}  // namespace

TEST_CASE("what was due during an outage is fired, skipped, merged or cancelled, and each rule accounts for itself") {
  Outage school;
  const auto fired = school.fire("2026-06-14T10:00");
  CHECK(fired.fired == 3);
  CHECK(fired.late == CatchUp{3, 3, 6, 3});
  CHECK(in_words(fired.late) == "15 due = 3 fired + 3 skipped + 6 merged + 3 cancelled");

  const auto report = school.report();
  CHECK(report.total == fired.late);
  const auto of_rule = [&](const std::string& rule) { return report.rules.at({small_uai, "outage", rule}); };
  CHECK(of_rule("waiting.after.10 days") == CatchUp{3, 0, 0, 0});
  CHECK(of_rule("waiting.after.1 day") == CatchUp{0, 3, 0, 0});
  CHECK(of_rule("waiting.call") == CatchUp{0, 0, 6, 3});

  auto stores = school.stores();
  service::Library library(stores.pathways, stores.people, [&](const std::string& name) { return school.zone(name); });
  CHECK(service::VerifyStore(stores.audit, library).run([](std::size_t) {}).clean());
}

TEST_CASE("what ran late is told case by case, since a day and of a school") {
  Outage school;
  (void)school.fire("2026-06-14T10:00");
  std::vector<std::string> lines;
  (void)school.report({small_uai, in_paris("2026-06-14T00:00")}, [&](const service::LateCase& late) {
    if (late.late.fate == LateFate::skipped) lines.push_back(late.late.rule + " " + to_rfc3339(late.due));
    CHECK(late.ran == in_paris("2026-06-14T10:00"));
  });
  CHECK(lines == std::vector<std::string>(3, "waiting.after.1 day 2026-06-02T08:00:00Z"));
  CHECK(school.report({small_uai, in_paris("2026-06-15T00:00")}).total.due() == 0);
  CHECK(school.report({island_uai, {}}).total.due() == 0);
}

TEST_CASE("whoever looks once a day is never late") {
  Outage school;
  for (const auto* day : {"02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13"})
    CHECK(school.fire("2026-06-" + std::string(day) + "T09:00").late.due() == 0);
  CHECK(school.report().total.due() == 0);
}

TEST_CASE("a calendar that changes during an outage leaves no rule out of its account") {
  JulyOutage school;
  SECTION("as it was: told on the 7th, two reminders of which one gives way, the end") {
    CHECK(school.catch_up() == CatchUp{9, 3, 3, 0});
  }
  SECTION("to a later day of the outage: the end comes before the second reminder, which it cancels") {
    school.announce("2026-07-10");
    CHECK(school.catch_up() == CatchUp{6, 3, 3, 3});
  }
  SECTION("to a day to come: what it moves is not due any more") {
    school.announce("2026-07-20");
    CHECK(school.catch_up() == CatchUp{3, 3, 0, 0});
  }
  SECTION("to before the outage: what it moves is done at once, and was late all the same") {
    school.announce("2026-07-04");
    CHECK(school.catch_up() == CatchUp{9, 3, 3, 0});
  }
}

TEST_CASE("publishing after an outage catches up what was due, and says so") {
  JulyOutage school;
  school.announce("2026-07-10");
  const auto report = service::RetimeCases(school.stores().cases, school.library()).run(in_paris("2026-07-13T10:00"));
  CHECK(report.late == CatchUp{6, 3, 3, 3});
}
