#include "engine/base/error.hpp"
#include "engine/daemon/daemon.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <utility>
#include <vector>

using namespace filrouge;
using namespace std::chrono_literals;
using daemon::Daemon;

namespace {

// A machine whose clock stands still but for its waits. Each round, migration and the like does what the test has put
// down for it; when nothing is left, somebody stops the daemon.
class Imagined : public daemon::Surroundings {
 public:
  [[nodiscard]] Instant now() const override { return clock; }
  [[nodiscard]] std::chrono::microseconds uptime() const override { return clock - Instant{} - set_by; }
  [[nodiscard]] bool stopping() override { return stopped || rounds.empty(); }
  [[nodiscard]] bool reload_wanted() override { return std::exchange(reload_asked, false); }
  void reload() override { on_reload(); }
  void wait(std::chrono::milliseconds at_most, bool for_changes) override {
    waits.push_back(at_most);
    waited_for_changes.push_back(for_changes);
    clock += at_most;
  }
  void log(Weight weight, const std::string& message, const Counts& counts) override {
    lines.push_back(message);
    for (const auto& [name, count] : counts) lines.back() += " " + std::string(name) + "=" + std::to_string(count);
    if (weight == Weight::error) errors.push_back(message);
  }
  void entered(daemon::Phase phase) override { phases.push_back(phase); }
  void troubled(const std::string& why) override { troubles.push_back(why); }
  void clock_doubted(const std::string& why) override { doubts.push_back(why); }
  void alive() override { ++alive_told; }
  void take_seat() override { on_seat(); }
  void migrate() override { on_migrate(); }
  void reconnect() override { on_reconnect(); }
  [[nodiscard]] service::Round work(Instant) override {
    const auto round = rounds.front();
    rounds.pop_front();
    return round();
  }
  void disconnect() override { ++disconnected; }

  Instant clock{};
  std::chrono::microseconds set_by{};  // the clock, by somebody
  bool stopped = false;
  bool reload_asked = false;
  std::deque<std::function<service::Round()>> rounds;
  std::function<void()> on_seat = [] {}, on_migrate = [] {}, on_reconnect = [] {}, on_reload = [] {};
  std::vector<std::chrono::milliseconds> waits;
  std::vector<bool> waited_for_changes;
  std::vector<std::string> lines, errors, troubles, doubts;
  std::vector<daemon::Phase> phases;
  int disconnected = 0;
  int alive_told = 0;
};

std::function<service::Round()> next_at(std::optional<Instant> instant) {
  return [instant] {
    service::Round round;
    round.next = instant;
    return round;
  };
}

void fail_as(OutsideFailure::Kind kind, const std::string& sentence) {
  throw OutsideFailure(kind, sentence);
}

// Fails so many times, and then no more.
std::function<void()> failing(int times, OutsideFailure::Kind kind) {
  return [left = times, kind]() mutable {
    if (left-- > 0) fail_as(kind, "The server does not answer.");
  };
}

}  // namespace

TEST_CASE("The daemon sleeps until something is due, a minute at most") {
  Imagined machine;
  const auto nothing_due = next_at(std::nullopt);
  machine.rounds = {next_at(Instant{10s}), next_at(Instant{10s + 1h}), nothing_due, nothing_due};
  CHECK(Daemon(machine).run());
  CHECK(machine.waits == std::vector<std::chrono::milliseconds>{10s, 60s, 60s});
  CHECK(machine.waited_for_changes == std::vector<bool>(3, true));
  CHECK(machine.disconnected == 1);
}

TEST_CASE("While messages may leave, rounds follow one another without a wait") {
  Imagined machine;
  const auto unfinished = [] {
    service::Round round;
    round.unfinished = true;
    return round;
  };
  machine.rounds = {unfinished, unfinished, next_at(std::nullopt), next_at(std::nullopt)};
  CHECK(Daemon(machine).run());
  CHECK(machine.waits.size() == 1);
}

TEST_CASE("What became due during a round is fired at once, what did not work out a minute later") {
  Imagined machine;
  machine.rounds = {[&] {
                      machine.clock += 5s;
                      return next_at(Instant{3s})();
                    },
                    next_at(Instant{3s}), next_at(std::nullopt)};
  CHECK(Daemon(machine).run());
  CHECK(machine.waits == std::vector<std::chrono::milliseconds>{0s, 60s});
}

TEST_CASE("A database that goes away is waited for, longer and longer, and said once") {
  Imagined machine;
  machine.rounds = {[]() -> service::Round { throw OutsideFailure(OutsideFailure::Kind::unreachable, "It is gone."); },
                    next_at(std::nullopt)};
  machine.on_reconnect = failing(8, OutsideFailure::Kind::unreachable);
  CHECK(Daemon(machine).run());
  CHECK(machine.waits == std::vector<std::chrono::milliseconds>{1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s, 60s});
  using daemon::Phase;
  CHECK(machine.phases == std::vector{Phase::migrating, Phase::connected, Phase::reconnecting, Phase::connected,
                                      Phase::draining, Phase::stopped});
  CHECK(machine.alive_told > 9);
  CHECK(machine.troubles.front() == "It is gone.");
  CHECK(machine.troubles.back().empty());
  CHECK(machine.lines == std::vector<std::string>{"running", "It is gone. (trying again)",
                                                  "The server does not answer. (trying again)",
                                                  "the database serves again", "stopped"});
}

TEST_CASE("What fails in each round although the database is there is tried longer and longer, and said once") {
  Imagined machine;
  const auto fails = []() -> service::Round { throw OutsideFailure(OutsideFailure::Kind::read_only, "It is full."); };
  machine.rounds = {fails, fails, fails, next_at(std::nullopt), fails, next_at(std::nullopt)};
  CHECK(Daemon(machine).run());
  CHECK(machine.waits == std::vector<std::chrono::milliseconds>{1s, 2s, 4s, 60s, 1s});
  CHECK(machine.lines == std::vector<std::string>{"running", "It is full. (trying again)", "the database serves again",
                                                  "It is full. (trying again)", "the database serves again",
                                                  "stopped"});
  CHECK(machine.troubles ==
        std::vector<std::string>{"It is full.", "It is full.", "It is full.", "", "It is full.", ""});
}

TEST_CASE("A daemon that ran goes on trying, whatever is in its way") {
  Imagined machine;
  machine.rounds = {
      []() -> service::Round { throw OutsideFailure(OutsideFailure::Kind::read_only, "The disk is full."); },
      next_at(std::nullopt)};
  CHECK(Daemon(machine).run());
  CHECK(machine.errors.empty());
}

TEST_CASE("A daemon that starts before its database waits, but not for what waiting does not help") {
  Imagined machine;
  machine.rounds = {next_at(std::nullopt)};
  SECTION("a server that does not answer yet") {
    machine.on_migrate = failing(2, OutsideFailure::Kind::unreachable);
    CHECK(Daemon(machine).run());
    CHECK(machine.waits.size() == 2);
    CHECK(machine.lines.back() == "stopped");
  }
  SECTION("a database of a newer program") {
    machine.on_migrate = [] { fail_as(OutsideFailure::Kind::incompatible, "The database is newer."); };
    CHECK_FALSE(Daemon(machine).run());
    CHECK(machine.errors == std::vector<std::string>{"The database is newer."});
    CHECK(machine.waits.empty());
  }
  SECTION("another daemon on the same file") {
    machine.on_seat = [] { fail_as(OutsideFailure::Kind::incompatible, "Another daemon works on it."); };
    CHECK_FALSE(Daemon(machine).run());
    CHECK(machine.rounds.size() == 1);
  }
}

TEST_CASE("A daemon that is asked to reads its configuration again between two rounds") {
  Imagined machine;
  int reloaded = 0;
  machine.on_reload = [&] { ++reloaded; };
  machine.rounds = {[&] {
                      machine.reload_asked = true;
                      return next_at(std::nullopt)();
                    },
                    next_at(std::nullopt)};
  CHECK(Daemon(machine).run());
  CHECK(reloaded == 1);
}

TEST_CASE("A wrong configuration is refused in one line, and the daemon goes on") {
  Imagined machine;
  machine.reload_asked = true;
  machine.on_reload = [] { fail_as(OutsideFailure::Kind::unreadable, "The configuration is wrong."); };
  machine.rounds = {next_at(std::nullopt)};
  CHECK(Daemon(machine).run());
  CHECK(machine.errors ==
        std::vector<std::string>{"The configuration is wrong. (the daemon goes on with the old one)"});
}

TEST_CASE("A round says what it did and how long it took, and nothing of what did not happen") {
  Imagined machine;
  machine.rounds = {[&] {
    service::Round round;
    round.fired.claimed = round.fired.fired = 3;
    round.delivered.dead = 1;
    machine.clock += 1500ms;
    return round;
  }};
  CHECK(Daemon(machine).run());
  CHECK(machine.lines ==
        std::vector<std::string>{
            "running", "round cases_fired=3 messages_sent=0 milliseconds=1500 messages_dead=1",
            "Messages were given up: \"filrouge message list --status dead\" says why. messages_dead=1", "stopped"});
}

TEST_CASE("Messages that reach nobody are told apart from those that were given up") {
  Imagined machine;
  machine.rounds = {[] {
    service::Round round;
    round.delivered.dead = 3;
    round.delivered.unreached = 2;
    return round;
  }};
  CHECK(Daemon(machine).run());
  const auto told = [&](const std::string& line) {
    return std::count(machine.lines.begin(), machine.lines.end(), line) == 1;
  };
  CHECK(told("Messages were given up: \"filrouge message list --status dead\" says why. messages_dead=1"));
  CHECK(
      told("Messages reach nobody at their addresses: correct the addresses by an import, and whoever was not told is "
           "told then; \"filrouge message list --status dead\" shows them. messages_unreached=2"));
}

TEST_CASE("A message that cannot be written is said once, and when it can be again") {
  Imagined machine;
  const auto unwritten = [] {
    service::Round round;
    round.delivered.unwritten = {{"hello", "The message cannot be written."}};
    round.delivered.retried = 1;
    return round;
  };
  const auto sent = [] {
    service::Round round;
    round.delivered.sent_as = {{"hello", 1}};
    return round;
  };
  machine.rounds = {unwritten, unwritten, sent};
  CHECK(Daemon(machine).run());
  const auto count = [&](const std::string& line) {
    return std::count(machine.lines.begin(), machine.lines.end(), line);
  };
  CHECK(count("The message cannot be written. It waits and is tried again.") == 1);
  CHECK(count("the message hello can be written again") == 1);
}

TEST_CASE("A clock that was set is said once, and the daemon looks what is due by it") {
  Imagined machine;
  const auto set = [&](std::chrono::microseconds by) {
    return [&machine, by] {
      machine.clock += by;
      machine.set_by += by;
      return next_at(machine.clock + 1h)();
    };
  };
  machine.rounds = {set(-3h), next_at(std::nullopt), set(3h), next_at(std::nullopt)};
  CHECK(Daemon(machine).run());
  REQUIRE(machine.doubts.size() == 2);
  CHECK(machine.doubts[1].empty());
  CHECK(machine.lines ==
        std::vector<std::string>{"running", machine.doubts[0], "the clock is trusted again", "stopped"});
  for (const auto& wait : machine.waits) CHECK(wait <= 60s);
}
