#include "engine/service/catch_up.hpp"

#include "engine/service/fire_timers.hpp"
#include "engine/service/open_cases.hpp"
#include "engine/service/report_catch_up.hpp"
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
