#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"

#include <thread>

#include <unistd.h>

using namespace filrouge;
using namespace filrouge::test;
using namespace std::chrono_literals;

namespace {

// Longer than any test may take: who waits so long was not woken.
constexpr auto for_ever = 100s;

// A descriptor that can be read once somebody has called.
class Call {
 public:
  Call() { REQUIRE(::pipe(ends_) == 0); }
  ~Call() {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;
  void call() const { REQUIRE(::write(ends_[1], "!", 1) == 1); }
  [[nodiscard]] int descriptor() const { return ends_[0]; }

 private:
  int ends_[2]{};
};

bool is_woken(port::ChangeWatch& watch, const Call& call) {
  return watch.wait(for_ever, call.descriptor());
}

// The first wait of a watch begins to listen, and may return at once.
std::unique_ptr<port::ChangeWatch> listening(const Database& database, const Call& call) {
  auto watch = store::watch_changes(database.address());
  (void)watch->wait(1ms, call.descriptor());
  return watch;
}

}  // namespace

TEST_CASE("Who writes something due soon wakes whoever waits, before and during the wait") {
  const Database database(contract_server);
  const Call call;
  const auto store = database.open();
  const auto records = open_cases(*store, 2);
  const auto watch = listening(database, call);

  auto soon = contact(records.at(0));
  soon.steps.wake_at = at(210);
  CHECK(store->cases().write({soon}).won.size() == 1);
  CHECK(is_woken(*watch, call));

  std::thread writer([&] {
    auto told = contact(records.at(1));
    told.steps.intents.push_back({"july.told", "1", "student", "july-told", 0, at(200), {}});
    (void)database.open()->cases().write({told});
  });
  CHECK(is_woken(*watch, call));
  writer.join();
}

TEST_CASE("Who has a message sent again, or by another channel, wakes whoever waits") {
  const Database database(contract_server);
  const Call call;
  const auto store = database.open();
  auto write = contact(open_cases(*store, 1).front());
  write.steps.intents = {{"july.told", "1", "student", "july-failed", 0, at(200), at(5000)}};
  CHECK(store->cases().write({write}).won.size() == 1);
  auto& outbox = store->outbox();
  CHECK(outbox.resolve_intents(at(200), 10, to_one_recipient) == 1);
  const auto claimed = outbox.claim(at(200), 1min);
  REQUIRE(claimed);
  CHECK(outbox.settle(claimed->key, claimed->fencing, {port::Settlement::Kind::sent, at(200), {}, {}}));
  outbox.pause({"email", at(500), "relay-busy", "", 1});
  const auto watch = listening(database, call);

  CHECK(outbox.bounce(claimed->key, "5.1.1", at(201)));
  CHECK(is_woken(*watch, call));
  CHECK(outbox.redrive(claimed->key, at(202)));
  CHECK(is_woken(*watch, call));
  outbox.resume("email");
  CHECK(is_woken(*watch, call));
}

TEST_CASE("What is overlooked ends no wait, what is written afterwards does") {
  const Database database(contract_server);
  const Call call;
  const auto store = database.open();
  const auto records = open_cases(*store, 2);
  const auto watch = listening(database, call);
  const auto write = [&](const port::CaseRecord& record) {
    auto soon = contact(record);
    soon.steps.wake_at = at(210);
    CHECK(store->cases().write({soon}).won.size() == 1);
  };

  write(records.at(0));
  watch->overlook();
  CHECK_FALSE(watch->wait(1ms, call.descriptor()));
  write(records.at(1));
  CHECK(is_woken(*watch, call));
}

TEST_CASE("A wait ends when it is interrupted, at once where it was before") {
  const Database database(contract_server);
  const Call call;
  const auto watch = listening(database, call);
  call.call();
  CHECK(is_woken(*watch, call));
  CHECK(is_woken(*watch, call));
}
