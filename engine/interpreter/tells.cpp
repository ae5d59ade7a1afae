#include "engine/interpreter/tells.hpp"

#include "engine/interpreter/actions.hpp"
#include "engine/interpreter/lateness.hpp"
#include "engine/interpreter/moments.hpp"
#include "engine/interpreter/sessions.hpp"
#include "engine/interpreter/timers.hpp"

#include <utility>

namespace filrouge::interpreter {

using pathway::TellIndex;

namespace {

// True when `open` has come; else its timer is armed.
bool is_open(Work& work, TellIndex index) {
  const auto& tell = work.pathway.tells[index];
  if (!tell.open) return true;
  const auto entered = work.c.visits[tell.state.value].entered;
  const auto due = resolve(work, *tell.open, {entered, {}}, TimerKind::tell_open, index.value);
  if (due && *due <= work.now) {
    disarm(work, TimerKind::tell_open, index.value);
    return true;
  }
  ArmedTimer timer;
  timer.kind = TimerKind::tell_open;
  timer.index = index.value;
  timer.occurrence = work.c.visits[tell.state.value].entries;
  timer.due = due;
  timer.since = entered;
  arm(work, std::move(timer));
  return false;
}

void settle(Work& work, TellIndex index) {
  const auto& tell = work.pathway.tells[index];
  auto& phase = work.c.told[index.value];
  if (phase != TellPhase::untold || !work.c.active.contains(tell.state)) return;
  if (!is_planned(work.c, tell.session) || !is_open(work, index)) return;
  const auto kind = static_cast<std::size_t>(TimerKind::tell_open);
  if (tell.when && !work.holds(*tell.when, ReasonCode::when_failed, index.value, kind)) return;
  Intent intent;
  if (tell.until) {
    const MomentBase base{work.c.visits[tell.state.value].entered, {}};
    intent.not_after = resolve(work, *tell.until, base, TimerKind::tell_open, index.value);
  }
  if (intent.not_after && *intent.not_after <= work.now) {
    phase = TellPhase::too_late;
    work.note(ReasonCode::told_too_late, index.value);
    return;
  }
  if (const auto why = passed_over(work, index)) {
    phase = TellPhase::too_late;
    work.note(*why, index.value, kind);
    return;
  }
  phase = TellPhase::told;
  work.note(ReasonCode::told, index.value);
  intent.rule = tell.rule;
  intent.occurrence = tell.again_on_entry ? work.c.visits[tell.state.value].entries : 1;
  intent.message = tell.message;
  intent.per = tell.per;
  if (tell.session) {
    const auto& session = work.c.sessions[tell.session->value];
    intent.occurrence = session.number;
    intent.session = session.id;
  }
  tell_all(work, tell.to, intent);
}

}  // namespace

void settle_tells(Work& work) {
  work.tells.each([&](TellIndex tell) {
    work.tells.erase(tell);
    settle(work, tell);
  });
}

void forget_tells(Work& work, pathway::StateIndex state) {
  for (const auto tell : work.pathway.states[state].tells)
    if (work.pathway.tells[tell].again_on_entry) work.c.told[tell.value] = TellPhase::untold;
}

}  // namespace filrouge::interpreter
