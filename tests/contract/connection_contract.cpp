#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"
#include "engine/base/error.hpp"

#include <csignal>
#include <optional>
#include <thread>

#include <sys/resource.h>

using namespace filrouge;
using namespace filrouge::test;
using FailureKind = OutsideFailure::Kind;

namespace {

template <class Work>
std::optional<FailureKind> failure_of(const Work& work) {
  try {
    work();
    return std::nullopt;
  } catch (const OutsideFailure& failure) {
    return failure.kind();
  }
}

// What a failure must leave: whole cases, and a store that goes on.
void require_intact(store::Store& store, std::size_t cases) {
  CHECK(store.audit().orphans(10).empty());
  const auto records = store.cases().page({});
  REQUIRE(records.size() == cases);
  CHECK(store.cases().write(contacts(records)).won.size() == cases);
}

#ifdef FILROUGE_CONTRACT_POSTGRES
void set_for_database(const Database& database, const std::string& setting) {
  database.run("do $$ begin execute format('alter database %I set " + setting + "', current_database()); end $$");
}
#endif

}  // namespace

#ifdef FILROUGE_CONTRACT_POSTGRES

TEST_CASE("READ COMMITTED is pinned whatever the database says, so that a race costs one case and not its batch") {
  const Database database(contract_server);
  const auto records = open_cases(*database.open(), 5);
  set_for_database(database, "default_transaction_isolation = ''repeatable read''");
  const auto store = database.open();
  OtherSession other(database);
  CHECK(other.value("show transaction_isolation") == "read committed");
  other.run("begin; update case_file set version = 7 where id = " + std::to_string(records[2].key.id.value()));
  port::BatchOutcome outcome;
  std::thread writer([&] { outcome = store->cases().write(contacts(records)); });
  database.wait_for_blocked_session();
  other.run("commit");
  writer.join();
  CHECK(outcome.won.size() == 4);
  CHECK(outcome.lost == std::vector{records[2].key});
}

TEST_CASE("The server ends what waits for a lock, or holds locks and does nothing, for too long") {
  const Database database(contract_server);
  OtherSession session(database);
  CHECK(session.value("show lock_timeout") == "30s");
  CHECK(session.value("show idle_in_transaction_session_timeout") == "1min");
}

TEST_CASE("A case that somebody keeps locked is busy, and nothing of its batch is stored") {
  const Database database(contract_server);
  const auto records = open_cases(*database.open(), 3);
  set_for_database(database, "lock_timeout = 20");
  const auto store = database.open();
  OtherSession other(database);
  other.run("begin; select 1 from case_file where id = " + std::to_string(records[1].key.id.value()) + " for update");
  CHECK(failure_of([&] { (void)store->cases().write(contacts(records)); }) == FailureKind::busy);
  for (const auto& record : store->cases().page({})) CHECK(record.version == 1);
  other.run("rollback");
  require_intact(*store, 3);
}

TEST_CASE("A connection cut in the middle of a claim leaves nothing, and the store connects again") {
  const Database database(contract_server);
  const auto store = database.open();
  (void)open_cases(*store, 3);
  port::DueClaim claim;
  claim.now = at(1000);
  const auto cut = [&](std::span<const port::CaseRecord> due) {
    database.run(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and "
        "state = 'idle in transaction'");
    return contacts({due.begin(), due.end()});
  };
  CHECK(failure_of([&] { (void)store->cases().claim_due(claim, cut); }));
  for (const auto& record : store->cases().page({})) CHECK(record.version == 1);
  require_intact(*store, 3);
}

TEST_CASE("A connection cut between two calls is opened again") {
  const Database database(contract_server);
  const auto store = database.open();
  (void)open_cases(*store, 3);
  (void)store->cases().write(contacts(store->cases().page({})));  // prepares statements on the old connection
  const auto batch = contacts(store->cases().page({}));
  database.run(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and "
      "pid <> pg_backend_pid()");
  CHECK(failure_of([&] { (void)store->cases().write(batch); }) == FailureKind::unreachable);
  for (const auto& record : store->cases().page({})) CHECK(record.version == 2);
  require_intact(*store, 3);
}

#else

TEST_CASE("A SQLite file is written ahead and synced in full") {
  const Database database(contract_server);
  OtherSession session(database);
  CHECK(session.value("pragma journal_mode") == "wal");
  CHECK(session.value("select cast(synchronous as text) from pragma_synchronous") == "2");
}

TEST_CASE("A file that cannot grow is told as such, and nothing of its batch is stored") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto records = open_cases(*store, 50);
  std::string sentence;
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit none{16384, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &none);
  try {
    (void)store->cases().write(contacts(records));
  } catch (const OutsideFailure& failure) {
    sentence = failure.what();
    CHECK(failure.kind() == FailureKind::read_only);
  }
  ::setrlimit(RLIMIT_FSIZE, &before);
  (void)std::signal(SIGXFSZ, handler);
  CHECK(sentence.find("disk is full or failing") != std::string::npos);
  for (const auto& record : store->cases().page({})) CHECK(record.version == 1);
  require_intact(*store, 50);
}

#endif
