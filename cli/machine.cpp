#include "cli/machine.hpp"

#include "adapters/store/store.hpp"
#include "adapters/system/log.hpp"
#include "adapters/system/service_manager.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace filrouge::cli {
namespace {

// The database is counted for these parts of the time at most.
constexpr int backlog_share = 20;
constexpr int totals_share = 1000;

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

}  // namespace

Machine::Machine(Context& context, system::Signals& signals, Monitor& monitor)
    : context_(context),
      signals_(signals),
      monitor_(monitor),
      changes_(store::watch_changes(context.configuration->database)) {
  if (context.now) ahead_ = *context.now - clock_.now();
  alive();
}

void Machine::reload() {
  std::optional<system::Reloading> told;
  if (ready_) told.emplace();
  try {
    take_configuration();
  } catch (const OutsideFailure& failure) {
    monitor_.update([&](daemon::Status& status) {
      status.refused = failure.what();
      ++status.refusals;
    });
    throw;
  }
  monitor_.update([](daemon::Status& status) {
    status.refused.clear();
    ++status.reloads;
  });
}

void Machine::take_configuration() {
  auto next = context_.configuration.read_again();
  const auto kept = keep_until_restart(*context_.configuration, next);
  if (engine_) engine_->reconfigure(next);
  system::set_log(next.log_level, next.log_format);
  context_.configuration.adopt(std::move(next));
  ask_channels_ = true;
  system::log(system::LogLevel::info, "the configuration was read again");
  for (const auto& name : kept)
    system::log(system::LogLevel::warning, in_quotes(name) + " stays as it was until the daemon is started again");
}

void Machine::wait(std::chrono::milliseconds at_most, bool for_changes) {
  if (signals_.something_wanted()) return;
  if (backlog_is_old_) {
    const auto turn = std::chrono::ceil<std::chrono::milliseconds>(backlog_turn_ - uptime());
    at_most = std::clamp(turn, std::chrono::milliseconds(0), at_most);
  }
  for_changes ? static_cast<void>(changes_->wait(at_most, signals_.descriptor())) : signals_.wait(at_most);
}

void Machine::entered(daemon::Phase phase) {
  monitor_.update([&](daemon::Status& status) { status.phase = phase; });
  system::tell_status(to_string(phase));
  if (phase == daemon::Phase::connected && !std::exchange(ready_, true)) system::tell_ready();
  if (phase == daemon::Phase::draining) system::tell_stopping();
}

void Machine::troubled(const std::string& why) {
  monitor_.update([&](daemon::Status& status) { status.trouble = why; });
}

void Machine::clock_doubted(const std::string& why) {
  ask_channels_ = true;
  monitor_.update([&](daemon::Status& status) { status.clock = why; });
}

void Machine::alive() {
  monitor_.update([heard = clock_.now(), at = system::uptime()](daemon::Status& status) {
    status.heard = heard;
    status.heard_at = at;
  });
  system::feed_watchdog();
}

void Machine::log(Weight weight, const std::string& message, const Counts& counts) {
  system::LogCounts all;
  for (const auto& [name, count] : counts) all.push_back({name, static_cast<std::int64_t>(count)});
  system::log(level_of(weight), message, all);
}

// Several daemons share a PostgreSQL database; a SQLite database has one writer.
void Machine::take_seat() {
  const auto file = store::file_of(context_.configuration->database);
  if (!file || seat_) return;
  seat_ = system::FileLock::take(file->string() + "-daemon");
  if (seat_) return;
  throw OutsideFailure(OutsideFailure::Kind::incompatible,
                       "Another daemon works on the database " + in_quotes(file->string()) +
                           ": SQLite serves one at a time; stop the other, or use PostgreSQL.");
}

void Machine::migrate() {
  for (const auto& name : cli::migrate(context_, false)) system::log(system::LogLevel::info, "migrated: " + name);
  reconnect();
}

void Machine::reconnect() {
  engine_.reset();
  engine_ = std::make_unique<Composition>(context_, Access::acting);
}

void Machine::ask_paused_channels(port::OutboxStore& outbox, Instant now) {
  if (!ask_channels_) return;
  for (auto& pause : outbox.pauses()) {
    pause.until = std::min(pause.until, now);
    outbox.pause(pause);
  }
  ask_channels_ = false;
}

service::Round Machine::work(Instant now) {
  const auto began = system::uptime();
  auto stores = engine_->stores();
  engine_->forget_current();
  ask_paused_channels(stores.outbox, now);
  const auto between = [this] {
    alive();
    count_backlog();
    return stopping();
  };
  // Incidents that it writes down at each look would wake it at once, and for ever.
  const auto decided = [this](const service::FiringReport& fired) {
    if (fired.incidents != 0 && fired.fired == 0) changes_->overlook();
  };
  auto round = service::run_round(service::FireTimers(stores.cases, engine_->library()), engine_->senders(),
                                  stores.cases, stores.outbox, now, between, decided);
  auto troubles = engine_->channel_troubles();
  round.delivered.troubles.insert(troubles.begin(), troubles.end());  // also where nothing was to be sent
  // Whichever daemon met the trouble.
  for (auto& pause : stores.outbox.pauses())
    if (!pause.trouble.empty()) troubles.emplace(pause.channel, std::move(pause.trouble));
  monitor_.update([&, took = system::uptime() - began](daemon::Status& status) {
    status.add(round, took);
    status.channels = std::move(troubles);
  });
  if (round.did_something()) backlog_is_old_ = context_.configuration->http.has_value();
  count_backlog();
  count_totals();
  return round;
}

void Machine::count_backlog() {
  if (!wants_count(backlog_turn_)) return;
  const auto began = uptime();
  const auto counted = clock_.now();
  auto backlog = engine_->counts().backlog(now());
  backlog_turn_ = began + backlog_share * (uptime() - began);
  backlog_is_old_ = false;
  monitor_.update([&](daemon::Status& status) {
    status.backlog = std::move(backlog);
    status.backlog_counted = counted;
  });
}

void Machine::count_totals() {
  if (!wants_count(totals_turn_)) return;
  const auto began = uptime();
  const auto counted = clock_.now();
  auto totals = engine_->counts().totals();
  totals_turn_ = began + totals_share * (uptime() - began);
  monitor_.update([&](daemon::Status& status) {
    status.totals = std::move(totals);
    status.totals_counted = counted;
  });
}

// For whoever watches, where somebody can. By the clock that nobody sets: one that is set while something is counted
// would put the next turn off for days.
bool Machine::wants_count(std::chrono::microseconds turn) const {
  return context_.configuration->http && uptime() >= turn;
}

}  // namespace filrouge::cli
