#pragma once
#include "adapters/system/clock.hpp"
#include "adapters/system/file_lock.hpp"
#include "adapters/system/signals.hpp"
#include "cli/compose.hpp"
#include "cli/monitor.hpp"
#include "engine/daemon/daemon.hpp"
#include "engine/port/change_watch.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace filrouge::cli {

// The machine that a daemon runs on: the database of the configuration, signals, the service manager, the log, and what
// it shows to those who watch over it.
class Machine : public daemon::Surroundings {
 public:
  Machine(Context& context, system::Signals& signals, Monitor& monitor);

  [[nodiscard]] Instant now() const override { return clock_.now() + ahead_; }
  [[nodiscard]] std::chrono::microseconds uptime() const override { return system::uptime(); }
  [[nodiscard]] bool stopping() override { return signals_.stop_wanted(); }
  [[nodiscard]] bool reload_wanted() override { return signals_.take_reload(); }
  void reload() override;
  void wait(std::chrono::milliseconds at_most, bool for_changes) override;
  void entered(daemon::Phase phase) override;
  void troubled(const std::string& why) override;
  void clock_doubted(const std::string& why) override;
  void alive() override;
  void log(Weight weight, const std::string& message, const Counts& counts) override;

  void take_seat() override;
  void migrate() override;
  void reconnect() override;
  [[nodiscard]] service::Round work(Instant now) override;
  void disconnect() override { engine_.reset(); }

 private:
  void take_configuration();
  void count_backlog();
  void count_totals();
  [[nodiscard]] bool wants_count(std::chrono::microseconds turn) const;
  void ask_paused_channels(port::OutboxStore& outbox, Instant now);

  Context& context_;
  system::Signals& signals_;
  Monitor& monitor_;
  system::SystemClock clock_;
  std::chrono::microseconds ahead_{};  // of the clock: a rehearsal may begin at another time
  bool ready_ = false;                 // the service manager was told so
  bool ask_channels_ = false;          // the paused ones, at once: the clock or the configuration is another
  std::optional<system::FileLock> seat_;
  std::unique_ptr<port::ChangeWatch> changes_;
  std::unique_ptr<Composition> engine_;
  std::chrono::microseconds backlog_turn_{};  // uptime from which on it may be counted again
  bool backlog_is_old_ = false;  // something was done since it was counted: its next turn is not slept through
  std::chrono::microseconds totals_turn_{};  // likewise
};

}  // namespace filrouge::cli
