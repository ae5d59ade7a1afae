#include "engine/service/run_round.hpp"

#include "engine/service/open_cases.hpp"
#include "engine/service/small_school.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::test;
using namespace std::chrono_literals;

namespace {

const auto monday = in_paris("2026-06-01T16:00");  // a morning in Saint-Martin

service::Round run_round(SmallSchool& school, Instant now, service::DeliveryOptions options = {}) {
  auto stores = school.stores();
  return service::run_round(service::FireTimers(stores.cases, school.library()),
                            service::Senders({school.outbox(std::move(options))}), stores.cases, stores.outbox, now);
}

void open_on_the_island(SmallSchool& school) {
  auto stores = school.stores();
  const port::RosterEntry pupil{
      port::PersonKind::student,
      "I1",
      {{"ine", "I1"}, {"family_name", "I1"}, {"given_names", "Zoé"}, {"email", "I1@exemple.invalid"}},
      {}};
  (void)stores.people.import_roster(island_uai, {pupil}, true);
  (void)service::OpenCases(stores.cases, stores.people, school.library())
      .run(school.library().all_current().at(0), island_uai, 2025, monday);
}

}  // namespace

TEST_CASE("a round that resolved a batch of intents is followed by another at once, and so until none is left") {
  SmallSchool school(1);
  school.open_cases(monday);
  open_on_the_island(school);
  service::DeliveryOptions options;
  options.batch = 1;
  int rounds = 1;
  while (run_round(school, monday, options).unfinished && rounds < 10) ++rounds;
  CHECK(school.email.sent.size() == 2);
  CHECK(rounds == 3);  // one for each lycée, and one that finds nothing
}

TEST_CASE("who is reached by another channel is told in the next round, without a wait") {
  SmallSchool school(1);
  school.open_cases(monday);
  school.email.outcome.kind = port::SendOutcome::Kind::try_again;
  (void)run_round(school, monday);
  SECTION("the relay says that nobody is") {
    school.email.outcome = {port::SendOutcome::Kind::refused, "smtp-550"};
    school.email.outcome.unreachable = true;
  }
  SECTION("another message came back from the address") {
    school.stores().people.mark_unreachable({small_uai, "email", "p1@exemple.invalid", monday, "bounced 5.1.1"});
  }
  const auto round = run_round(school, monday + 10min);
  CHECK(round.delivered.resolved == 0);
  CHECK(round.delivered.to_resolve_again == 1);
  CHECK(round.unfinished);
}

TEST_CASE("what cannot be decided and stays due does not hide when others will be") {
  SmallSchool school(2);
  school.open_cases(monday);
  (void)run_round(school, monday);
  school.database().run("update case_file set document = '{\"active\":[\"nowhere\"]}', wake_at = 0 where id = " +
                        std::to_string(school.case_of(1).key.id.value()));
  const auto round = run_round(school, monday);
  CHECK(round.fired.incidents == 1);
  CHECK(round.next == in_paris("2026-06-02T07:30"));  // the digest of the référent
}
