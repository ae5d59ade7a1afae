#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"
#include "engine/base/error.hpp"

#include <algorithm>
#include <thread>

using namespace filrouge;
using namespace filrouge::test;

namespace {

port::DueClaim due_at(std::int64_t seconds, std::size_t limit) {
  port::DueClaim claim;
  claim.now = at(seconds);
  claim.limit = limit;
  return claim;
}

port::Batch fire(std::span<const port::CaseRecord> due) {
  port::Batch batch;
  for (const auto& record : due) {
    auto write = contact(record, *record.wake_at);
    write.steps.history[0].kind = port::HistoryKind::timer;
    write.steps.wake_at.reset();
    batch.push_back(write);
  }
  return batch;
}

}  // namespace

TEST_CASE("Due cases are claimed in pages until none is left, each once") {
  const Database database(contract_server);
  const auto store = database.open();
  (void)open_cases(*store, 25);
  CHECK(store->cases().next_wake() == at(1000));

  auto claim = due_at(999, 10);
  CHECK(store->cases().claim_due(claim, fire).claimed == 0);
  claim.now = at(1000);
  std::size_t won = 0;
  for (;;) {
    const auto outcome = store->cases().claim_due(claim, fire);
    if (outcome.claimed == 0) break;
    won += outcome.batch.won.size();
    claim.after = outcome.last;
  }
  CHECK(won == 25);
  CHECK_FALSE(store->cases().next_wake());
  CHECK(store->audit().orphans(10).empty());
}

TEST_CASE("A case that one claimer is firing is fired by no other") {
  const Database database(contract_server);
  const auto store = database.open();
  (void)open_cases(*store, 10);
  std::size_t inner_won = 0;

  const auto outer = store->cases().claim_due(due_at(1000, 5), [&](const auto& due) {
    const auto other = database.open();
    inner_won = other->cases().claim_due(due_at(1000, 10), fire).batch.won.size();
    return fire(due);
  });

  // PostgreSQL passes over the five locked rows; on SQLite both decide, and the version lets one of them win.
  CHECK(outer.batch.won.size() + inner_won == 10);
  CHECK(store->cases().claim_due(due_at(1000, 10), fire).claimed == 0);
  for (const auto& record : store->cases().page({})) CHECK(record.version == 2);
}

TEST_CASE("A claimer that fails leaves its cases to the next one") {
  const Database database(contract_server);
  const auto store = database.open();
  (void)open_cases(*store, 3);
  CHECK_THROWS(store->cases().claim_due(
      due_at(1000, 5), [](const auto&) -> port::Batch { throw std::runtime_error("the decider failed"); }));
  CHECK(store->cases().claim_due(due_at(1000, 5), fire).batch.won.size() == 3);
}

TEST_CASE("A claim is decided part by part, in the order of its cases, and stored as one") {
  const Database database(contract_server);
  const auto store = database.open();
  (void)open_cases(*store, 20);
  auto claim = due_at(1000, 20);
  claim.part = 8;
  std::vector<port::CaseKey> decided;
  const auto one_by_one = [&](std::span<const port::CaseRecord> due) {
    for (const auto& record : due) decided.push_back(record.key);
    return fire(due);
  };

  SECTION("all of it") {
    const auto outcome = store->cases().claim_due(claim, one_by_one);
    CHECK(outcome.claimed == 20);
    CHECK(outcome.batch.won.size() == 20);
    CHECK(decided.size() == 20);
    CHECK(std::ranges::is_sorted(decided));
    CHECK_FALSE(store->cases().next_wake());
    CHECK(store->audit().orphans(10).empty());
  }
  SECTION("but for the cases that are not decided on") {
    const auto outcome = store->cases().claim_due(claim, [&](std::span<const port::CaseRecord> due) {
      auto batch = fire(due);
      if (!batch.empty()) batch.erase(batch.begin());
      return batch;
    });
    CHECK(outcome.batch.won.size() + store->cases().claim_due(due_at(1000, 100), fire).batch.won.size() == 20);
    for (const auto& record : store->cases().page({})) CHECK(record.version == 2);
  }
}

TEST_CASE("A claim that the database refuses leaves its guilty case alone") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto count = GENERATE(1, 20);
  const auto guilty = open_cases(*store, count).at(static_cast<std::size_t>(count) / 2).key;
  const auto broken = GENERATE(as<std::string>(), R"({"note":"\u0000"})", "{\"note\":\"\xff\"}", "twice");
  auto claim = due_at(1000, 20);
  claim.part = 8;

  const auto outcome = store->cases().claim_due(claim, [&](std::span<const port::CaseRecord> due) {
    auto batch = fire(due);
    const port::NewIntent told{"july.told", "1", "student", "july", 0, at(200), {}};
    for (auto& write : batch) {
      if (write.key != guilty) continue;
      if (broken == "twice") {
        write.steps.intents = {told, told};
      } else {
        write.steps.history[0].payload = broken;
      }
    }
    return batch;
  });

  CHECK(outcome.claimed == static_cast<std::size_t>(count));
  CHECK(outcome.batch.won.size() + 1 == static_cast<std::size_t>(count));
  REQUIRE(outcome.batch.incidents.size() == 1);
  CHECK(outcome.batch.incidents[0].subject == guilty);
  for (const auto& record : store->cases().page({})) CHECK(record.version == (record.key == guilty ? 1 : 2));
}

#ifdef FILROUGE_CONTRACT_POSTGRES
TEST_CASE("A claimer slower than its time limit stores nothing, and its store goes on afterwards") {
  const Database database(contract_server);
  const auto store = database.open();
  (void)open_cases(*store, 3);
  auto claim = due_at(1000, 5);
  claim.time_limit = std::chrono::milliseconds{20};
  const auto too_slow = [&](const auto& due) {
    // The server has ended the transaction once nobody holds the rows any more.
    while (database.value("select count(*) from pg_locks l join pg_class c on c.oid = l.relation "
                          "where c.relname = 'case_file' and l.mode = 'RowShareLock' and l.granted") != "0") {
      std::this_thread::yield();
    }
    return fire(due);
  };
  try {
    (void)store->cases().claim_due(claim, too_slow);
    FAIL("the claim was stored");
  } catch (const OutsideFailure& failure) {
    CHECK(failure.kind() == OutsideFailure::Kind::busy);
  }
  for (const auto& record : store->cases().page({})) CHECK(record.version == 1);
  CHECK(store->cases().claim_due(due_at(1000, 5), fire).batch.won.size() == 3);
}
#endif
