#include "engine/scenario/walk.hpp"

#include "engine/interpreter/explain.hpp"
#include "engine/interpreter/refuse.hpp"
#include "engine/scenario/run_scenario.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace filrouge::scenario {
namespace {

// Neither an event nor a timer to come.
bool is_stuck(const interpreter::Setting& setting, const interpreter::Case& c) {
  const bool timed = std::ranges::any_of(c.timers, [](const auto& timer) { return !timer.elapsed; });
  return !c.closed && !timed && awaited(setting, c).empty();
}

loading::ScenarioStep only_time(std::optional<LocalTime> time) {
  loading::ScenarioStep step;
  step.time = time;
  return step;
}

}  // namespace

Walk::Walk(const Start& start)
    : start_(start),
      rehearsal_(start.setting, start.setting.place->zone->instant(start.story.opens),
                 [this](const Stepped& stepped) { see(stepped); }) {}

bool Walk::play(loading::ScenarioStep step) {
  if (trouble_) return false;
  const auto& zone = *rehearsal_.setting().place->zone;
  const auto to = step.time ? std::max(zone.instant(*step.time), rehearsal_.now()) : rehearsal_.now();
  const bool waited = to > rehearsal_.now();
  if (!waited) step.time.reset();
  const auto reached = rehearsal_.advance(to);
  if (!reached && !trouble_) trouble_ = Trouble{"The case does not come to rest.", reached.error()};
  if (trouble_ && seen_) step.time = zone.local(*seen_);  // no need to wait longer
  bool taken = waited;
  if (step.acts()) {
    const bool sent = !trouble_ && send(step);
    if (!sent) step = only_time(step.time);
    taken = taken || sent;
  }
  static_cast<void>(rehearsal_.take());
  if (taken) steps_.push_back(std::move(step));
  return taken;
}

// True where it was taken, or met the trouble.
bool Walk::send(const loading::ScenarioStep& step) {
  const auto sent = act(rehearsal_, step);
  return trouble_ || (sent && !*sent);
}

void Walk::see(const Stepped& stepped) {
  if (trouble_) return;
  seen_ = stepped.at;
  for (const auto& reason : stepped.step.reasons) {
    if (!interpreter::is_incident(reason.code)) continue;
    trouble_ = Trouble{interpreter::explain(*stepped.setting.pathway, reason), ""};
    return;
  }
  if (stepped.step.refused) return;
  const auto broken = broken_of(start_.invariants, stepped.setting, stepped.step.after, stepped.at);
  if (!broken.empty()) {
    trouble_ = Trouble{broken.front().sentence, broken.front().why};
  } else if (is_stuck(stepped.setting, stepped.step.after)) {
    trouble_ = Trouble{"The case is open and has nothing left to wait for.", ""};
  }
}

}  // namespace filrouge::scenario
