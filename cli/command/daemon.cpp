#include "cli/command/daemon.hpp"

#include "adapters/store/store.hpp"
#include "adapters/system/clock.hpp"
#include "adapters/system/file_lock.hpp"
#include "adapters/system/log.hpp"
#include "adapters/system/service_manager.hpp"
#include "adapters/system/signals.hpp"
#include "cli/compose.hpp"
#include "cli/exit_code.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"
#include "engine/daemon/daemon.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace filrouge::cli {
namespace {

system::LogLevel level_of(daemon::Surroundings::Weight weight) {
  switch (weight) {
    case daemon::Surroundings::Weight::info:
      return system::LogLevel::info;
    case daemon::Surroundings::Weight::warning:
      return system::LogLevel::warning;
    case daemon::Surroundings::Weight::error:
      break;
  }
  return system::LogLevel::error;
}

class Machine : public daemon::Surroundings {
 public:
  explicit Machine(Context& context)
      : context_(context), changes_(store::watch_changes(context.configuration->database)) {
    if (context.now) ahead_ = *context.now - clock_.now();
  }

  [[nodiscard]] Instant now() const override { return clock_.now() + ahead_; }
  [[nodiscard]] bool stopping() override { return signals_.stop_wanted(); }
  [[nodiscard]] bool reload_wanted() override { return signals_.take_reload(); }
  void reload() override {
    std::optional<system::Reloading> told;
    if (ready_) told.emplace();
    take_configuration();
  }
  void wait(std::chrono::milliseconds at_most, bool for_changes) override {
    if (signals_.something_wanted()) return;
    for_changes ? static_cast<void>(changes_->wait(at_most, signals_.descriptor())) : signals_.wait(at_most);
  }
  void entered(daemon::Phase phase) override {
    system::tell_status(to_string(phase));
    if (phase == daemon::Phase::connected && !std::exchange(ready_, true)) system::tell_ready();
    if (phase == daemon::Phase::draining) system::tell_stopping();
  }
  void alive() override { system::feed_watchdog(); }
  void log(Weight weight, const std::string& message, const Counts& counts) override {
    system::LogCounts all;
    for (const auto& [name, count] : counts) all.push_back({name, static_cast<std::int64_t>(count)});
    system::log(level_of(weight), message, all);
  }

  // Several daemons share a PostgreSQL database; a SQLite database has one writer.
  void take_seat() override {
    const auto file = store::file_of(context_.configuration->database);
    if (!file || seat_) return;
    seat_ = system::FileLock::take(file->string() + "-daemon");
    if (seat_) return;
    throw OutsideFailure(OutsideFailure::Kind::incompatible,
                         "Another daemon works on the database " + in_quotes(file->string()) +
                             ": SQLite serves one at a time; stop the other, or use PostgreSQL.");
  }
  void migrate() override {
    for (const auto& name : cli::migrate(context_, false)) system::log(system::LogLevel::info, "migrated: " + name);
    reconnect();
  }
  void reconnect() override {
    engine_.reset();
    engine_ = std::make_unique<Composition>(context_, Access::acting);
  }
  [[nodiscard]] service::Round work(Instant now) override {
    auto stores = engine_->stores();
    engine_->library().forget_current();
    return service::run_round(service::FireTimers(stores.cases, engine_->library()), engine_->deliver_outbox(),
                              stores.cases, stores.outbox, now, [this] {
                                alive();
                                return stopping();
                              });
  }
  void disconnect() override { engine_.reset(); }

 private:
  void take_configuration() {
    auto next = context_.configuration.read_again();
    const auto kept = keep_until_restart(*context_.configuration, next);
    if (engine_) engine_->reconfigure(next);
    system::set_log(next.log_level, next.log_format);
    context_.configuration.adopt(std::move(next));
    system::log(system::LogLevel::info, "the configuration was read again");
    for (const auto& name : kept)
      system::log(system::LogLevel::warning, in_quotes(name) + " stays as it was until the daemon is started again");
  }

  Context& context_;
  system::SystemClock clock_;
  std::chrono::microseconds ahead_{};  // of the clock: a rehearsal may begin at another time
  system::Signals signals_;
  bool ready_ = false;  // the service manager was told so
  std::optional<system::FileLock> seat_;
  std::unique_ptr<port::ChangeWatch> changes_;
  std::unique_ptr<Composition> engine_;
};

}  // namespace

int run(const DaemonOptions&, Context& context) {
  system::set_log(context.configuration->log_level, context.configuration->log_format);
  Machine machine(context);
  return daemon::Daemon(machine).run() ? done : cannot_run;
}

}  // namespace filrouge::cli
