#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"
#include "engine/base/error.hpp"

#include <atomic>
#include <thread>

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("Of two writers of the same cases, one wins each version and no row is lost") {
  const Database database(contract_server);
  constexpr std::int64_t cases = 40;
  (void)open_cases(*database.open(), cases);

  std::atomic<std::size_t> won{0}, lost{0}, failed{0};
  const auto write_rounds = [&] {
    const auto store = database.open();
    for (int round = 0; round < 25; ++round) {
      try {
        const auto outcome = store->cases().write(contacts(store->cases().page({})));
        won += outcome.won.size();
        lost += outcome.lost.size();
        failed += outcome.incidents.size();
      } catch (const OutsideFailure&) {
        ++failed;
      }
    }
  };
  std::thread one(write_rounds), two(write_rounds);
  one.join();
  two.join();

  CHECK(failed == 0);
  CHECK(won + lost == 2 * 25 * cases);
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
  const auto open_all = [&] {
    const auto store = database.open();
    for (std::int64_t person = 1; person <= 30; ++person) {
      for (const auto& entry : store->cases().open({opening_of(person)}).entries) opened += entry.opened ? 1 : 0;
    }
  };
  std::thread one(open_all), two(open_all);
  one.join();
  two.join();
  CHECK(opened == 30);
  CHECK(database.open()->cases().page({}).size() == 30);
}
