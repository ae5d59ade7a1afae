#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"
#include "engine/base/error.hpp"

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

port::Batch fire(const std::vector<port::CaseRecord>& due) {
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
