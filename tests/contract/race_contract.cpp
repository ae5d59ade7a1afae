#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"
#include "engine/base/error.hpp"

#include <atomic>
#include <functional>
#include <thread>

using namespace filrouge;
using namespace filrouge::test;
using namespace std::chrono_literals;

namespace {

// What two threads do at once, each with a store of its own; the number of them that the database let down.
int run_twice(const Database& database, const std::function<void(store::Store&)>& work) {
  std::atomic<int> failed{0};
  const auto run = [&] {
    try {
      work(*database.open());
    } catch (const OutsideFailure&) {
      ++failed;
    }
  };
  std::thread one(run), two(run);
  one.join();
  two.join();
  return failed;
}

port::Batch firings(std::span<const port::CaseRecord> due) {
  auto batch = contacts({due.begin(), due.end()});
  for (auto& write : batch) write.steps.wake_at.reset();
  return batch;
}

}  // namespace

TEST_CASE("Of two writers of the same cases, one wins each version and no row is lost") {
  const Database database(contract_server);
  constexpr std::int64_t cases = 40;
  (void)open_cases(*database.open(), cases);
  std::atomic<std::size_t> won{0}, lost{0}, incidents{0};
  CHECK(run_twice(database, [&](store::Store& store) {
          for (int round = 0; round < 25; ++round) {
            const auto outcome = store.cases().write(contacts(store.cases().page({})));
            won += outcome.won.size();
            lost += outcome.lost.size();
            incidents += outcome.incidents.size();
          }
        }) == 0);

  CHECK(incidents == 0);
  CHECK(won + lost == std::int64_t{2} * 25 * cases);
  const auto store = database.open();
  std::size_t steps = 0;
  for (const auto& audited : store->audit().page({}, 1000)) {
    REQUIRE(static_cast<std::size_t>(audited.record.version) == audited.steps.size());
    steps += audited.steps.size() - 1;
    CHECK(audited.record.document ==
          R"({"contacts":)" + std::to_string(audited.record.version - 1) + R"(,"exam":"failed"})");
  }
  CHECK(steps == won);
  CHECK(store->audit().orphans(10).empty());
}

TEST_CASE("Of two stores that open the same cases, one opens each") {
  const Database database(contract_server);
  std::atomic<int> opened{0};
  CHECK(run_twice(database, [&](store::Store& store) {
          for (std::int64_t person = 1; person <= 30; ++person) {
            for (const auto& entry : store.cases().open({opening_of(person)}).entries) opened += entry.opened ? 1 : 0;
          }
        }) == 0);
  CHECK(opened == 30);
  CHECK(database.open()->cases().page({}).size() == 30);
}

TEST_CASE("Of two daemons that fire at once, one fires each due case") {
  const Database database(contract_server);
  constexpr std::int64_t cases = 60;
  (void)open_cases(*database.open(), cases);
  std::atomic<std::size_t> fired{0};
  CHECK(run_twice(database, [&](store::Store& store) {
          port::DueClaim due;
          due.now = at(1000);
          due.limit = 4;
          while (store.cases().next_wake()) fired += store.cases().claim_due(due, firings).batch.won.size();
        }) == 0);
  CHECK(fired == cases);
  for (const auto& record : database.open()->cases().page({})) CHECK(record.version == 2);
}

TEST_CASE("Of two daemons that deliver at once, one sends each message") {
  const Database database(contract_server);
  constexpr std::int64_t cases = 40;
  auto batch = contacts(open_cases(*database.open(), cases));
  for (auto& write : batch) {
    write.steps.intents = {{"july.told", "1", "student", "july-failed", 0, at(200), at(5000)}};
  }
  REQUIRE(database.open()->cases().write(batch).won.size() == cases);

  const port::Settlement sent{port::Settlement::Kind::sent, at(201), ""};
  std::atomic<std::size_t> claimed{0}, settled{0};
  CHECK(run_twice(database, [&](store::Store& store) {
          auto& outbox = store.outbox();
          while (outbox.resolve_intents(at(200), 3, to_one_recipient) > 0) {
          }
          while (const auto delivery = outbox.claim(at(200), 10min)) {
            ++claimed;
            settled += outbox.settle(delivery->key, delivery->fencing, sent) ? 1 : 0;
          }
        }) == 0);
  CHECK(claimed == cases);
  CHECK(settled == cases);
  CHECK(database.open()->outbox().deliveries({port::DeliveryStatus::sent, 100}).size() == cases);
}

TEST_CASE("Of two imports of a roster at once, neither fails, and nobody is there twice") {
  const Database database(contract_server);
  std::vector<port::RosterEntry> roster;
  for (int i = 0; i < 50; ++i)
    roster.push_back({port::PersonKind::student, "E" + std::to_string(i), {{"family_name", "Martin"}}, {}});
  std::atomic<std::size_t> added{0};
  CHECK(run_twice(database, [&](store::Store& store) {
          added += store.people().import_roster(school, roster, true).added;
        }) == 0);
  CHECK(added == roster.size());
}

TEST_CASE("A correction by hand survives an import that runs at the same time") {
  const Database database(contract_server);
  const auto pupil = [](int year) {
    return port::RosterEntry{
        port::PersonKind::student, "E1", {{"phone", "0601"}, {"class", "T" + std::to_string(year)}}, {}};
  };
  (void)database.open()->people().import_roster(school, {pupil(0)}, true);
  // Few enough that who waits for the file of SQLite, which has no queue, gets it in time.
  constexpr int times = 40;
  int failed = 0;
  std::thread imports([&] {
    try {
      const auto store = database.open();
      for (int year = 1; year <= times; ++year) (void)store->people().import_roster(school, {pupil(year)}, true);
    } catch (const OutsideFailure&) {
      ++failed;
    }
  });
  const auto store = database.open();
  const auto id = store->people().find(school, port::PersonKind::student, "E1")->id;
  int lost = 0;
  for (int i = 1; i <= times; ++i) {
    const auto phone = "07" + std::to_string(i);
    CHECK(store->people().correct(school, id, {{"phone", phone}}));
    lost += store->people().find(school, {id}).at(0).fields.at("phone") == phone ? 0 : 1;
  }
  imports.join();
  CHECK(failed == 0);
  CHECK(lost == 0);
  CHECK(store->people().find(school, {id}).at(0).fields.at("phone") == "07" + std::to_string(times));
}
