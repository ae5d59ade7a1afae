#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"

#include <thread>

using namespace filrouge;
using namespace filrouge::test;

#ifdef FILROUGE_CONTRACT_POSTGRES
namespace {

// Makes the store the victim of a deadlock: the other session holds `last` and wants `first`, while the store has
// written the first and wants the last. The store's session looks for deadlocks early, the other one late.
template <class Work>
void lose_deadlock(const Database& database, const std::string& last, const std::string& first, Work work) {
  database.run("do $$ begin execute 'alter database ' || current_database() || ' set deadlock_timeout = 300'; end $$");
  OtherSession other(database);
  other.run("set deadlock_timeout = '60s'; begin; " + last);
  std::thread store([&] { work(*database.open()); });
  database.wait_for_blocked_session();
  other.run(first);
  other.run("rollback");
  store.join();
}

std::string open_person(int person) {
  const auto number = std::to_string(person);
  return "insert into case_file select '" + school.value() + "', 1000 + " + number + ", " + number +
         ", 'avenirpro', '2026', '', '', 1, '{}', '', 'open', '', null";
}

}  // namespace

TEST_CASE("Openings that met a deadlock are opened all the same") {
  const Database database(contract_server);
  lose_deadlock(database, open_person(3), open_person(1), [](store::Store& store) {
    const auto outcome = store.cases().open({opening_of(3), opening_of(2), opening_of(1)});
    for (const auto& entry : outcome.entries) {
      CHECK(entry.opened);
      CHECK(entry.id);
    }
  });
  CHECK(database.open()->cases().page({}).size() == 3);
}

TEST_CASE("A refusal that met a deadlock is kept all the same") {
  const Database database(contract_server);
  const auto answer = [](const char* line) {
    return port::ReceivedEvent{{school, "siecle", line}, {}, 0, "unknown-event", at(200)};
  };
  const auto insert = [](const char* line) {
    return "insert into received_event (school, source, reference, case_id, sequence, refusal, received) values ('" +
           school.value() + "', 'siecle', '" + line + "', null, 0, 'x', 1)";
  };
  const auto refuse = [&](store::Store& store) { store.cases().refuse({answer("c"), answer("b"), answer("a")}); };
  lose_deadlock(database, insert("c"), insert("a"), refuse);
  CHECK(database.open()->cases().refused(school, 10).size() == 3);
}
#endif
