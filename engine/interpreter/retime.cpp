#include "engine/interpreter/retime.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::interpreter {

Retimed retime(const Setting& setting, Case before, Instant now) {
  const auto old = upcoming(*setting.pathway, before);
  Retimed retimed{step(setting, std::move(before), Resettled{}, now), {}};
  for (const auto& timer : upcoming(*setting.pathway, retimed.step.after)) {
    const auto was = std::ranges::find(old, timer.id, &Upcoming::id);
    if (was != old.end() && was->due != timer.due) retimed.moved.push_back({timer.id, timer.rule, was->due, timer.due});
  }
  return retimed;
}

}  // namespace filrouge::interpreter
