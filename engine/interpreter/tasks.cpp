#include "engine/interpreter/tasks.hpp"

#include "engine/interpreter/ladders.hpp"
#include "engine/interpreter/moments.hpp"
#include "engine/interpreter/sessions.hpp"
#include "engine/interpreter/timers.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::interpreter {

using pathway::TaskIndex;

namespace {

auto place_of(std::vector<OpenTask>& tasks, TaskIndex task) {
  return std::ranges::lower_bound(tasks, task, {}, &OpenTask::task);
}

TaskPhase& phase_of(Work& work, TaskIndex task) {
  return work.c.progress[task.value].phase;
}

// The deadline of an opening; one that has passed already is the end of the next working day instead.
void compute_due(Work& work, OpenTask& opening) {
  const auto& task = work.pathway.tasks[opening.task];
  opening.due_moved = false;
  if (!task.due) return;
  const MomentBase base{opening.opened, {}};
  opening.due = resolve(work, *task.due, base, TimerKind::rung, opening.task.value);
  const auto& place = *work.setting.place;
  if (opening.due && is_day(*task.due) && !is_anchored(*task.due))
    opening.due = place.zone->begin(place.zone->day(*opening.due) + std::chrono::days{1});
  if (!opening.due || *opening.due > opening.opened) return;
  const auto next = calendar::add(place, place.zone->day(opening.opened), {1, calendar::Unit::working_days});
  if (!next) return;
  opening.due = place.zone->begin(*next + std::chrono::days{1});
  opening.due_moved = true;
}

void open(Work& work, TaskIndex index) {
  phase_of(work, index) = TaskPhase::open;
  OpenTask opening;
  opening.task = index;
  opening.occurrence = ++work.c.progress[index.value].opened;
  opening.opened = work.now;
  compute_due(work, opening);
  work.note(ReasonCode::task_opened, index.value);
  if (opening.due_moved) work.note(ReasonCode::task_due_moved, index.value);
  work.effects.emplace_back(TaskOpened{index, opening.occurrence, opening.due});
  arm_rungs(work, opening);
  work.c.tasks.insert(place_of(work.c.tasks, index), opening);
}

void end(Work& work, TaskIndex index, TaskEnd how) {
  const auto opening = place_of(work.c.tasks, index);
  work.note(how == TaskEnd::done ? ReasonCode::task_done : ReasonCode::task_withdrawn, index.value);
  work.effects.emplace_back(TaskEnded{index, opening->occurrence, how});
  work.c.tasks.erase(opening);
  disarm(work, TimerKind::rung, index.value);
}

bool is_wanted(Work& work, TaskIndex index) {
  const auto& when = work.pathway.tasks[index].when;
  if (!is_planned(work.c, work.pathway.tasks[index].session)) return false;
  return !when ||
         work.holds(*when, ReasonCode::when_failed, index.value, static_cast<std::size_t>(TimerKind::task_open));
}

// What opens a waiting task, once it is known.
const ArmedTimer* opening_timer(const Case& c, TaskIndex task) {
  const auto timer = std::ranges::find_if(c.timers, [task](const ArmedTimer& armed) {
    return armed.kind == TimerKind::task_open && armed.index == task.value;
  });
  return timer != c.timers.end() ? &*timer : nullptr;
}

void wait_for(Work& work, TaskIndex index, std::optional<Instant> due, Instant since) {
  phase_of(work, index) = TaskPhase::waiting;
  ArmedTimer timer;
  timer.kind = TimerKind::task_open;
  timer.index = index.value;
  timer.occurrence = work.c.visits[work.pathway.tasks[index].state.value].entries;
  timer.due = due;
  timer.since = since;
  arm(work, std::move(timer));
}

// A waiting task becomes ready when its time has come; what was done for this very date is settled. A moment that has
// moved keeps what it counts from.
void look_at_waiting(Work& work, TaskIndex index, bool moved) {
  const auto& task = work.pathway.tasks[index];
  if (std::holds_alternative<pathway::OpenOnEntry>(task.open)) phase_of(work, index) = TaskPhase::ready;
  const auto* at = std::get_if<pathway::OpenAtMoment>(&task.open);
  if (!at) return;
  const auto* armed = opening_timer(work.c, index);
  if (armed && !moved && !(armed->due && *armed->due <= work.now)) return;
  const auto since = armed ? armed->since : work.c.visits[task.state.value].entered;
  const auto due = resolve(work, at->moment, {since, {}}, TimerKind::task_open, index.value);
  if (has_acted(work.c, TimerKind::task_open, index.value, 0, due)) {
    disarm(work, TimerKind::task_open, index.value);
    phase_of(work, index) = TaskPhase::settled;
  } else if (due && *due <= work.now) {
    disarm(work, TimerKind::task_open, index.value);
    phase_of(work, index) = TaskPhase::ready;
  } else {
    wait_for(work, index, due, since);
  }
}

// The opening moment of a task that is no longer waiting has moved: into the future it waits again, and to another date
// than the one it was done for as well.
void look_at_moved_opening(Work& work, TaskIndex index) {
  const auto& task = work.pathway.tasks[index];
  const auto* at = std::get_if<pathway::OpenAtMoment>(&task.open);
  if (!at || !is_anchored(at->moment)) return;
  const auto since = work.c.visits[task.state.value].entered;
  const auto due = resolve(work, at->moment, {since, {}}, TimerKind::task_open, index.value);
  const auto phase = phase_of(work, index);
  if (phase == TaskPhase::settled && has_acted(work.c, TimerKind::task_open, index.value, 0, due)) return;
  if (phase != TaskPhase::settled && due && *due <= work.now) return;
  if (phase == TaskPhase::open) end(work, index, TaskEnd::withdrawn);
  phase_of(work, index) = TaskPhase::waiting;
}

void retime(Work& work, TaskIndex index) {
  auto& opening = *place_of(work.c.tasks, index);
  const auto before = opening.due;
  compute_due(work, opening);
  if (opening.due != before) work.effects.emplace_back(TaskRetimed{index, opening.occurrence, opening.due});
  rearm_rungs(work, opening);
}

void settle(Work& work, TaskIndex index, bool moved) {
  const auto& task = work.pathway.tasks[index];
  if (!work.c.active.contains(task.state)) return;
  if (moved && phase_of(work, index) != TaskPhase::waiting) look_at_moved_opening(work, index);
  if (phase_of(work, index) == TaskPhase::waiting) look_at_waiting(work, index, moved);
  const bool by_event = std::holds_alternative<pathway::OpenOnEvent>(task.open);
  switch (phase_of(work, index)) {
    case TaskPhase::waiting:
      return;
    case TaskPhase::ready:
      if (is_wanted(work, index)) open(work, index);
      return;
    case TaskPhase::open:
      if (!is_wanted(work, index)) {
        end(work, index, TaskEnd::withdrawn);
        phase_of(work, index) = TaskPhase::ready;
      } else if (moved) {
        retime(work, index);
      }
      return;
    case TaskPhase::settled:
      if (!is_wanted(work, index)) phase_of(work, index) = by_event ? TaskPhase::waiting : TaskPhase::ready;
      return;
  }
}

// A done task that repeats begins again: at once, at its next moment, or with its next event.
void done(Work& work, TaskIndex index) {
  const auto& task = work.pathway.tasks[index];
  end(work, index, TaskEnd::done);
  phase_of(work, index) = task.repeat ? TaskPhase::waiting : TaskPhase::settled;
  work.tasks.insert(index);
  const auto* at = std::get_if<pathway::OpenAtMoment>(&task.open);
  if (!at) return;
  const auto since = work.c.visits[task.state.value].entered;
  const auto due = resolve(work, at->moment, {since, {}}, TimerKind::task_open, index.value);
  if (due && is_anchored(at->moment)) {
    insert_acted(work.c, {TimerKind::task_open, index.value, 0, *due});
  } else if (task.repeat) {
    wait_for(work, index, resolve(work, at->moment, {work.now, {}}, TimerKind::task_open, index.value), work.now);
  }
}

}  // namespace

const OpenTask* open_task(const Case& c, TaskIndex task) {
  const auto found = std::ranges::lower_bound(c.tasks, task, {}, &OpenTask::task);
  return found != c.tasks.end() && found->task == task ? &*found : nullptr;
}

void close_tasks(Work& work, pathway::EventIndex event) {
  for (const auto task : work.derived.closes[event.value])
    if (phase_of(work, task) == TaskPhase::open) done(work, task);
}

void ready_tasks(Work& work, pathway::EventIndex event) {
  for (const auto task : work.derived.opens[event.value]) {
    if (!work.c.active.contains(work.pathway.tasks[task].state) || phase_of(work, task) == TaskPhase::open) continue;
    phase_of(work, task) = TaskPhase::ready;
    work.tasks.insert(task);
  }
}

bool touches_task(const Setting& setting, const Case& c, pathway::EventIndex event) {
  const auto is_open = [&](TaskIndex task) { return c.progress[task.value].phase == TaskPhase::open; };
  const auto is_live = [&](TaskIndex task) { return c.active.contains(setting.pathway->tasks[task].state); };
  return std::ranges::any_of(setting.derived->closes[event.value], is_open) ||
         std::ranges::any_of(setting.derived->opens[event.value], is_live);
}

void withdraw_tasks(Work& work, pathway::StateIndex state) {
  for (const auto task : work.pathway.states[state].tasks) {
    if (phase_of(work, task) == TaskPhase::open) end(work, task, TaskEnd::withdrawn);
    phase_of(work, task) = TaskPhase::waiting;
  }
}

void renew_task(Work& work, TaskIndex task) {
  auto& phase = phase_of(work, task);
  if (phase == TaskPhase::waiting) return;
  if (phase == TaskPhase::open) end(work, task, TaskEnd::withdrawn);
  const bool by_event = std::holds_alternative<pathway::OpenOnEvent>(work.pathway.tasks[task].open);
  phase = by_event ? TaskPhase::waiting : TaskPhase::ready;
}

void settle_tasks(Work& work) {
  work.moved_tasks.each([&](TaskIndex task) { work.tasks.insert(task); });
  work.tasks.each([&](TaskIndex task) {
    work.tasks.erase(task);
    const bool moved = work.moved_tasks.contains(task);
    work.moved_tasks.erase(task);
    settle(work, task, moved);
  });
}

}  // namespace filrouge::interpreter
