#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"

#include <csignal>
#include <random>
#include <thread>

#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::test;

namespace {

// A process of its own that writes one contact more to every case, again and again, and acknowledges each batch with a
// byte once the store has said that it is won.
class Writer {
 public:
  explicit Writer(const Database& database) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    acknowledged_ = ends[0];
    if (child_ == 0) {
      ::close(ends[0]);
      write_for_ever(database, ends[1]);
    }
    ::close(ends[1]);
  }
  ~Writer() { ::close(acknowledged_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Kills the process after `batches` acknowledgements and a little more, at an instruction nobody chose. The number
  // of batches it acknowledged.
  std::int64_t kill_after(int batches, int little_more) {
    std::int64_t count = 0;
    char byte = 0;
    while (count < batches && ::read(acknowledged_, &byte, 1) == 1) ++count;
    for (volatile int spin = 0; spin < little_more;) spin = spin + 1;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    while (::read(acknowledged_, &byte, 1) == 1) ++count;
    return count;
  }

 private:
  [[noreturn]] static void write_for_ever(const Database& database, int acknowledge) {
    try {
      const auto store = database.open();
      for (;;) {
        const auto records = store->cases().page({});
        auto batch = contacts(records);
        for (auto& write : batch) {
          const auto version = std::to_string(write.expected_version);
          write.steps.intents = {{"july.told", version, "student", "july-failed", 0, at(200), {}}};
        }
        if (store->cases().write(batch).won.size() != records.size()) continue;
        if (::write(acknowledge, "+", 1) != 1) break;
      }
    } catch (const std::exception&) {
      // Seen by the parent as a batch that never comes.
    }
    ::_exit(1);
  }

  pid_t child_ = 0;
  int acknowledged_ = 0;
};

// The server finishes the statement of a client that is gone: only then is the database what the client left.
void wait_until_alone([[maybe_unused]] const Database& database) {
#ifdef FILROUGE_CONTRACT_POSTGRES
  while (database.value("select count(*) from pg_stat_activity where datname = current_database() "
                        "and application_name = 'filrouge'") != "0") {
    std::this_thread::yield();
  }
#endif
}

std::string fold(const std::vector<port::RecordedStep>& steps) {
  auto document = nlohmann::json::object();
  for (const auto& step : steps) {
    const auto patch = nlohmann::json::parse(step.row.patch);
    for (const auto& [key, value] : patch.items()) {
      if (value.is_null()) {
        document.erase(key);
      } else {
        document[key] = value;
      }
    }
  }
  return document.dump();
}

}  // namespace

TEST_CASE("A writer killed at any moment leaves whole batches, and every batch it acknowledged") {
  const Database database(contract_server);
  constexpr std::int64_t cases = 60;
  constexpr unsigned seed = 20260713;
  (void)open_cases(*database.open(), cases);
  std::mt19937 random(seed);
  std::int64_t acknowledged = 0;

  for (int kills = 1; kills <= 25; ++kills) {
    INFO("seed " << seed << ", kill " << kills);
    Writer writer(database);
    const auto batches = static_cast<int>(random() % 4);
    acknowledged += writer.kill_after(batches, static_cast<int>(random() % 8'000'000));

    wait_until_alone(database);
    const auto store = database.open();
    const auto audited = store->audit().page({}, 1000);
    REQUIRE(audited.size() == cases);
    const auto written = audited.front().record.version - 1;
    REQUIRE(written >= acknowledged);
    REQUIRE(written <= acknowledged + kills);  // each kill may hide the acknowledgement of one batch
    for (const auto& one : audited) {
      REQUIRE(one.record.version == written + 1);
      REQUIRE(one.record.document == fold(one.steps));
      REQUIRE(store->outbox().intents_of(one.record.key).size() == static_cast<std::size_t>(written));
    }
    REQUIRE(store->audit().orphans(10).empty());
  }
  CHECK(acknowledged > 0);
}
