#include "engine/interpreter/rest.hpp"

#include "engine/interpreter/accept.hpp"
#include "engine/interpreter/closing.hpp"
#include "engine/interpreter/enter_exit.hpp"
#include "engine/interpreter/facts.hpp"
#include "engine/interpreter/ladders.hpp"
#include "engine/interpreter/lateness.hpp"
#include "engine/interpreter/tasks.hpp"
#include "engine/interpreter/tells.hpp"
#include "engine/interpreter/timers.hpp"

namespace filrouge::interpreter {
namespace {

// Ends the step with the state that is going round.
void stop(Work& work, ReasonCode why) {
  work.stopped = true;
  std::optional<pathway::StateIndex> leaf;
  work.c.active.each_in(work.derived.leaves, [&](pathway::StateIndex state) { leaf = leaf.value_or(state); });
  work.note(why, leaf ? leaf->value : 0);
}

bool may_go_on(Work& work) {
  if (work.final_state || work.stopped) return false;
  if (work.units == 0) stop(work, ReasonCode::too_much_work);
  return !work.stopped;
}

// The same before one thing more, which counts.
bool may_take_one(Work& work) {
  if (!may_go_on(work)) return false;
  if (++work.microsteps > microsteps_max) stop(work, ReasonCode::endless);
  return !work.stopped;
}

// SCXML's macrostep: transitions without event first, then the internal queue.
void run_to_completion(Work& work) {
  while (may_go_on(work)) {
    recompute(work);
    if (const auto enabled = select_spontaneous(work); !enabled.empty()) {
      if (!may_take_one(work)) return;
      microstep(work, enabled);
    } else if (work.raised_taken < work.raised.size()) {
      if (!may_take_one(work)) return;
      take_raised(work, work.raised[work.raised_taken++]);
    } else {
      return;
    }
  }
}

void look_at_entered(Work& work) {
  work.fresh.each([&](pathway::StateIndex state) {
    arm_state(work, state);
    forget_tells(work, state);
    for (const auto task : work.pathway.states[state].tasks) work.tasks.insert(task);
    for (const auto tell : work.pathway.states[state].tells) work.tells.insert(tell);
  });
  work.fresh.clear();
}

void fire(Work& work, const ArmedTimer& timer) {
  work.note(ReasonCode::timer_fired, timer.index, static_cast<std::size_t>(timer.kind));
  forget_missed(work, timer);
  switch (timer.kind) {
    case TimerKind::transition:
      return note_passed_over(work, timer);  // else its branches are pending
    case TimerKind::send:
      work.raised.push_back({timer.index});
      return;
    case TimerKind::task_open:
      work.tasks.insert({timer.index});
      return;
    case TimerKind::tell_open:
      work.tells.insert({timer.index});
      return;
    case TimerKind::rung:
      tell_rung(work, timer);
      return;
  }
}

bool fire_next(Work& work, bool only_moving) {
  if (!any_due(work) || !may_take_one(work)) return false;
  const auto timer = take_due(work, only_moving);
  if (!timer) return false;
  fire(work, *timer);
  return true;
}

}  // namespace

void come_to_rest(Work& work) {
  if (work.c.closed) return;
  while (true) {
    run_to_completion(work);
    if (work.final_state) return close(work);
    retire_elapsed(work);
    look_at_entered(work);
    rearm_moved(work);
    if (work.stopped) return;
    if (fire_next(work, true)) continue;
    settle_tasks(work);
    settle_tells(work);
    if (!fire_next(work, false)) return;
  }
}

}  // namespace filrouge::interpreter
