#include "engine/daemon/daemon.hpp"

#include "engine/base/error.hpp"
#include "engine/daemon/status.hpp"
#include "engine/port/change_watch.hpp"

#include <algorithm>

namespace filrouge::daemon {
namespace {

using Weight = Surroundings::Weight;
using std::chrono::ceil;
using std::chrono::milliseconds;
using std::chrono::seconds;

// 1, 2, 4 … 60 seconds after so many failures in a row.
milliseconds pause_after(int failures) {
  return std::min(seconds(1) * (1 << std::clamp(failures - 1, 0, 6)), seconds(60));
}

bool may_pass(const OutsideFailure& failure) {
  return failure.kind() == OutsideFailure::Kind::unreachable || failure.kind() == OutsideFailure::Kind::busy;
}

// How long there is nothing to do after a round that began at `began`. What was due then and still is did not work
// out, and is tried again when the daemon would look anyway.
milliseconds pause_until(const std::optional<Instant>& next, Instant began, Instant now) {
  if (!next || *next <= began) return port::look_again;
  return std::clamp(ceil<milliseconds>(*next - now), milliseconds(0), milliseconds(port::look_again));
}

// What was done; of what went otherwise, what there was.
Surroundings::Counts counts_of(const service::Round& round, milliseconds took) {
  const auto& [fired, delivered, unfinished, next] = round;
  Surroundings::Counts counts{{"cases_fired", fired.fired},
                              {"messages_sent", delivered.sent},
                              {"milliseconds", static_cast<std::size_t>(took.count())}};
  for (const auto& each : Surroundings::Counts{{"cases_left_to_others", fired.lost},
                                               {"incidents", fired.incidents},
                                               {"late_rules_due", fired.late.due()},
                                               {"late_rules_fired", fired.late.fired},
                                               {"late_rules_skipped", fired.late.skipped},
                                               {"late_rules_merged", fired.late.merged},
                                               {"late_rules_cancelled", fired.late.cancelled},
                                               {"messages_to_send_again", delivered.retried},
                                               {"messages_held", delivered.held},
                                               {"messages_dead", delivered.dead},
                                               {"messages_kept_back", delivered.kept_back}})
    if (each.count != 0) counts.push_back(each);
  return counts;
}

}  // namespace

bool Daemon::run() {
  while (life_.phase() != Phase::stopped) {
    outside_.alive();
    watch_clock();
    if (outside_.stopping()) become(LifeEvent::terminate);
    if (outside_.reload_wanted()) reload();
    live();
  }
  if (!failed_) outside_.log(Weight::info, "stopped", {});
  return !failed_;
}

void Daemon::reload() {
  try {
    outside_.reload();
  } catch (const OutsideFailure& failure) {
    outside_.log(Weight::error, failure.what() + std::string(" (the daemon goes on with the old one)"), {});
  }
}

void Daemon::watch_clock() {
  if (!clock_.look(outside_.now(), outside_.uptime())) return;
  const auto& doubt = clock_.trouble();
  if (doubt.empty()) {
    outside_.log(Weight::info, "the clock is trusted again", {});
  } else {
    outside_.log(Weight::warning, doubt, {});
  }
  outside_.clock_doubted(doubt);
}

void Daemon::live() {
  try {
    switch (life_.phase()) {
      case Phase::starting:
        outside_.take_seat();
        become(LifeEvent::ready);
        break;
      case Phase::migrating:
        outside_.migrate();
        become(LifeEvent::migrated);
        outside_.log(Weight::info, "running", {});
        works();
        break;
      case Phase::reconnecting:
        outside_.reconnect();
        become(LifeEvent::restored);
        break;
      case Phase::connected:
        work();
        break;
      case Phase::draining:
        outside_.disconnect();
        become(LifeEvent::drained);
        break;
      case Phase::stopped:
        break;
    }
  } catch (const OutsideFailure& failure) {
    // What ran once will run again: only what never did is given up.
    const bool ran = life_.phase() == Phase::connected || life_.phase() == Phase::reconnecting;
    ran || may_pass(failure) ? try_again(failure.what()) : fail(failure.what());
  }
}

void Daemon::become(LifeEvent event) {
  const auto before = life_.phase();
  life_.on(event);
  if (life_.phase() != before) outside_.entered(life_.phase());
}

void Daemon::work() {
  const auto began = outside_.now();
  const auto awake = outside_.uptime();
  const auto round = outside_.work(began);
  // A connection alone does not show it: what ended the last round may end this one.
  if (!trouble_.empty()) outside_.log(Weight::info, "the database serves again", {});
  works();
  const auto ended = outside_.now();
  if (!round.idle()) {
    outside_.log(round.fired.incidents != 0 ? Weight::warning : Weight::info, "round",
                 counts_of(round, std::chrono::duration_cast<milliseconds>(outside_.uptime() - awake)));
  }
  tell_channels(round.delivered);
  tell_texts(round.delivered);
  tell_given_up(round.delivered);
  if (!round.unfinished && !outside_.stopping()) outside_.wait(pause_until(round.next, began, ended), true);
}

void Daemon::tell_channels(const service::DeliveryReport& delivered) {
  for (const auto& [channel, sentence] : delivered.troubles) {
    auto& told = channel_troubles_[channel];
    if (told != sentence) outside_.log(Weight::warning, sentence + " Messages wait and are tried again.", {});
    told = sentence;
  }
  for (const auto& channel : delivered.recovered) {
    outside_.log(Weight::info, "the channel " + channel + " takes messages again", {});
    channel_troubles_.erase(channel);
  }
}

void Daemon::tell_texts(const service::DeliveryReport& delivered) {
  for (const auto& [message, sentence] : delivered.unwritten) {
    auto& told = text_troubles_[message];
    if (told != sentence) outside_.log(Weight::warning, sentence + " It waits and is tried again.", {});
    told = sentence;
  }
  for (const auto& [message, count] : delivered.sent_as) {
    if (text_troubles_.erase(message) != 0)
      outside_.log(Weight::info, "the message " + message + " can be written again", {});
  }
}

void Daemon::tell_given_up(const service::DeliveryReport& delivered) {
  const auto given_up = delivered.dead - delivered.unreached;
  if (given_up != 0) {
    outside_.log(Weight::warning, "Messages were given up: \"filrouge message list --status dead\" says why.",
                 {{"messages_dead", given_up}});
  }
  if (delivered.unreached != 0) {
    outside_.log(Weight::warning, "Messages reach nobody at their addresses: " + std::string(unreached_remedy),
                 {{"messages_unreached", delivered.unreached}});
  }
}

void Daemon::try_again(const std::string& why) {
  become(LifeEvent::lost);
  if (trouble_ != why) outside_.log(Weight::warning, why + " (trying again)", {});
  trouble_ = why;
  outside_.troubled(why);
  outside_.wait(pause_after(++failures_), false);
}

void Daemon::works() {
  failures_ = 0;
  if (trouble_.empty()) return;
  trouble_.clear();
  outside_.troubled({});
}

void Daemon::fail(const std::string& why) {
  failed_ = true;
  outside_.log(Weight::error, why, {});
  become(LifeEvent::failed);
}

}  // namespace filrouge::daemon
