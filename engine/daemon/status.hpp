#pragma once
#include "engine/daemon/life.hpp"
#include "engine/port/count_store.hpp"
#include "engine/service/run_round.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::daemon {

// How a daemon is, for those who watch over it. Nobody is named in it.
struct Status {
  Phase phase = Phase::starting;
  std::string trouble;                          // why it does not work; empty where it does
  std::string refused;                          // why the configuration read last is not in force
  std::string clock;                            // why the clock is not to be trusted
  std::map<std::string, std::string> channels;  // why those that are unavailable are
  std::map<std::string, std::string> texts;     // likewise, of messages that cannot be written
  Instant heard;                                // when its loop last went round
  std::chrono::microseconds heard_at{};         // likewise, by a clock that nobody sets

  // What the database holds, and when it was counted; nothing where it never was.
  std::optional<Instant> backlog_counted;
  port::Backlog backlog;
  std::optional<Instant> totals_counted;
  port::Totals totals;

  // Since it began.
  std::size_t rounds = 0;
  std::chrono::microseconds worked{};  // in all of them
  service::FiringReport fired;
  service::DeliveryReport delivered;
  std::size_t reloads = 0;
  std::size_t refusals = 0;  // of a configuration

  void add(const service::Round& round, std::chrono::microseconds took);
};

// A loop that is not heard for so long hangs, or works on something that takes too long.
inline constexpr std::chrono::minutes silence_max{5};
[[nodiscard]] bool is_heard(const Status& status, std::chrono::microseconds uptime);

// What keeps it from doing all it should, a sentence each, with the remedy where there is one. Empty where nothing
// does.
[[nodiscard]] std::vector<std::string> what_is_wrong(const Status& status);

// What to do where messages reach nobody at their addresses: the end of a sentence.
inline constexpr std::string_view unreached_remedy =
    "correct the addresses by an import, and whoever was not told is told then; "
    "\"filrouge message list --status dead\" shows them.";

// What waits for a person while the daemon does all it should, likewise: messages that reach nobody, were given
// up, or are held.
[[nodiscard]] std::vector<std::string> what_to_look_at(const Status& status);

}  // namespace filrouge::daemon
