#include "engine/scenario/coverage.hpp"

#include "engine/scenario/coverage_items.hpp"

#include <algorithm>
#include <tuple>

namespace filrouge::scenario {

using interpreter::ReasonCode;
using interpreter::TimerKind;

Coverage::Coverage(std::shared_ptr<const pathway::Pathway> pathway) : pathway_(std::move(pathway)) {
  CoverageItems(*this).list();
}

void Coverage::see(const Stepped& stepped) {
  for (const auto& reason : stepped.step.reasons) see_reason(reason);
  for (const auto& [what, held] : stepped.step.choices) {
    const auto known = choices_.find(what);
    if (known != choices_.end()) reach({What::choice, known->second, 0, held});
  }
  if (stepped.event) see_requirements(stepped);
  if (!stepped.step.refused) see_rest(stepped.step.after);
}

void Coverage::reach(const Key& key) {
  const auto found = items_.find(key);
  if (found != items_.end()) found->second.reached = true;
}

void Coverage::see_reason(const interpreter::Reason& reason) {
  const std::size_t a = reason.a;
  const std::size_t b = reason.b;
  switch (reason.code) {
    case ReasonCode::entered:
      return reach({What::state, a});
    case ReasonCode::transition_taken:
      reach({What::transition, a});
      return reach({What::guard, a});
    case ReasonCode::guard_false:
    case ReasonCode::guard_failed:
      return reach({What::guard, a, 0, false});
    case ReasonCode::task_opened:  // at once where the moment had passed, without a timer
      reach({What::task_opening, a});
      return reach({What::task_when, a});
    case ReasonCode::told:
      reach({What::tell_opening, a});
      return reach({What::tell_when, a});
    case ReasonCode::rung_told:
    case ReasonCode::rungs_merged:
      return reach({What::rung, a, b});
    case ReasonCode::timer_fired:
      switch (static_cast<TimerKind>(reason.b)) {
        case TimerKind::transition:
          return reach({What::moment, a});
        case TimerKind::task_open:
          return reach({What::task_opening, a});
        case TimerKind::tell_open:
          return reach({What::tell_opening, a});
        case TimerKind::send:
          return reach({What::send, a});
        case TimerKind::rung:
          return;  // rung_told says which
      }
      return;
    default:
      return;
  }
}

// An event that was not refused for its requirements met all of them; a refusal has the sentences of those it did not.
void Coverage::see_requirements(const Stepped& stepped) {
  using Refusal = interpreter::Refusal;
  const auto& refused = stepped.step.refused;
  if (refused && refused->kind != Refusal::Kind::requirement_unmet) return;
  const auto see_all = [&](What what, std::size_t owner, const std::vector<pathway::Requirement>& requirements) {
    for (std::size_t i = 0; i < requirements.size(); ++i) {
      const bool unmet =
          refused && std::ranges::find(refused->sentences, requirements[i].refuse) != refused->sentences.end();
      reach({what, owner, i, !unmet});
    }
  };
  const auto event = stepped.event->event;
  if (!stepped.setting.derived->is_declared(event)) return;
  see_all(What::event_requirement, event.value, stepped.setting.pathway->events[event].requirements);
  for (const auto task : stepped.setting.derived->closes[event.value]) {
    if (stepped.before.progress[task.value].phase != interpreter::TaskPhase::open) continue;
    see_all(What::task_requirement, task.value, pathway_->tasks[task].requirements);
  }
}

// A task that rests ready, or a message that rests untold although its moment has come, waits for its `when`.
void Coverage::see_rest(const interpreter::Case& c) {
  if (c.closed) return;
  std::vector<bool> awaits_moment(pathway_->tells.size());
  for (const auto& timer : c.timers) {
    constexpr std::array whats{What::moment, What::task_opening, What::rung, What::tell_opening, What::send};
    const auto found = items_.find({whats[static_cast<std::size_t>(timer.kind)], timer.index, timer.rung});
    if (found != items_.end()) found->second.armed = true;
    if (timer.kind == TimerKind::tell_open) awaits_moment[timer.index] = true;
  }
  for (const auto task : pathway_->tasks.indices()) {
    const bool live = c.active.contains(pathway_->tasks[task].state);
    if (live && c.progress[task.value].phase == interpreter::TaskPhase::ready)
      reach({What::task_when, task.value, 0, false});
  }
  for (const auto tell : pathway_->tells.indices()) {
    const bool live = c.active.contains(pathway_->tells[tell].state) && !awaits_moment[tell.value];
    if (live && c.told[tell.value] == interpreter::TellPhase::untold) reach({What::tell_when, tell.value, 0, false});
  }
}

Coverage::Tally Coverage::tally(Kind kind) const {
  Tally tally;
  for (const auto& [key, item] : items_) {
    if (item.kind != kind) continue;
    ++tally.total;
    if (item.reached) ++tally.reached;
  }
  return tally;
}

Coverage::Tally Coverage::tally() const {
  Tally all;
  for (const auto kind : kinds) {
    const auto one = tally(kind);
    all.reached += one.reached;
    all.total += one.total;
  }
  return all;
}

std::vector<Coverage::Gap> Coverage::gaps() const {
  std::vector<Gap> gaps;
  for (const auto& [key, item] : items_) {
    if (item.reached) continue;
    const auto* never = item.armed ? "was armed and never came" : "was never armed";
    gaps.push_back({item.kind, item.subject + " " + (item.kind == Kind::timers ? never : item.never), *item.origin});
  }
  std::ranges::stable_sort(gaps, {},
                           [](const Gap& gap) { return std::tuple(gap.origin.file, gap.origin.position.line); });
  return gaps;
}

}  // namespace filrouge::scenario
