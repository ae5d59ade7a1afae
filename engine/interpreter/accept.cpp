#include "engine/interpreter/accept.hpp"

#include "engine/interpreter/enter_exit.hpp"
#include "engine/interpreter/facts.hpp"
#include "engine/interpreter/refuse.hpp"
#include "engine/interpreter/sessions.hpp"
#include "engine/interpreter/tasks.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::interpreter {

using pathway::EventIndex;

namespace {

// The sentences of what is not met, of the event and of the tasks it closes; a requirement that fails is not met.
std::vector<std::string> unmet_requirements(Work& work, EventIndex event) {
  std::vector<std::string> sentences;
  const auto check = [&](const std::vector<pathway::Requirement>& requirements) {
    for (const auto& requirement : requirements)
      if (!requirement.guard.holds(work.frame)) sentences.push_back(requirement.refuse);
  };
  check(work.pathway.events[event].requirements);
  for (const auto task : work.derived.closes[event.value])
    if (work.c.progress[task.value].phase == TaskPhase::open) check(work.pathway.tasks[task].requirements);
  return sentences;
}

Refusal refuse(const Work& work, Refusal::Kind kind, std::vector<std::string> sentences = {}) {
  return {kind, std::move(sentences), awaited(work.setting, work.c)};
}

// A guard failed, and an active state hears that.
bool hears_failure(const Work& work) {
  return !work.raised.empty() && work.derived.hearers(work.derived.error_event()).intersects(work.c.active);
}

void apply(Work& work, EventIndex event) {
  apply_sets(work, event);
  append_logs(work, event);
  recompute(work);
}

// `enabled` where it is known already: nothing changes before the transitions are chosen.
void take(Work& work, EventIndex event, Transitions enabled = {}) {
  mark(work, work.derived.of_event);
  close_tasks(work, event);  // before the facts: a task is done for the date it was opened for
  apply(work, event);
  move_session(work, event);
  ready_tasks(work, event);
  if (enabled.empty()) enabled = select_hearing(work, event);
  if (!enabled.empty()) microstep(work, enabled);
}

}  // namespace

bool changes_facts(const Setting& setting, EventIndex event) {
  const bool sets = setting.derived->is_declared(event) && !setting.pathway->events[event].set.empty();
  return sets || !setting.derived->feeds[event.value].empty() || moves_session(setting, event);
}

std::optional<Refusal> accept(Work& work, const Event& event) {
  work.see(event.fields);
  if (work.c.closed && !changes_facts(work.setting, event.event)) return refuse(work, Refusal::Kind::closed);
  if (auto unmet = unmet_requirements(work, event.event); !unmet.empty())
    return refuse(work, Refusal::Kind::requirement_unmet, std::move(unmet));
  if (work.c.closed) {
    apply(work, event.event);
    return std::nullopt;
  }
  if (changes_facts(work.setting, event.event) || touches_task(work.setting, work.c, event.event)) {
    take(work, event.event);
    return std::nullopt;
  }
  if (!work.derived.hearers(event.event).intersects(work.c.active))
    return refuse(work, Refusal::Kind::nothing_takes_it);
  auto enabled = select_hearing(work, event.event);
  if (enabled.empty() && !hears_failure(work)) return refuse(work, Refusal::Kind::guard_false);
  if (!enabled.empty()) take(work, event.event, std::move(enabled));
  return std::nullopt;
}

void take_raised(Work& work, EventIndex event) {
  work.raised_event = work.derived.blank_event;
  const auto today = expression::Value(work.setting.place->zone->day(work.now));
  work.raised_event[pathway::EventSlots::name] = work.derived.event_names[event.value];
  work.raised_event[pathway::EventSlots::occurred] = today;
  work.raised_event[pathway::EventSlots::recorded] = today;
  work.see(work.raised_event);
  const auto noted = work.reasons.size();
  take(work, event);
  if (work.reasons.size() == noted) work.note(ReasonCode::discarded, event.value);
}

}  // namespace filrouge::interpreter
