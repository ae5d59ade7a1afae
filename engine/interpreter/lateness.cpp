#include "engine/interpreter/lateness.hpp"

#include "engine/base/late_after.hpp"
#include "engine/interpreter/moments.hpp"
#include "engine/interpreter/sessions.hpp"
#include "engine/interpreter/tasks.hpp"
#include "engine/interpreter/timers.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::interpreter {

using pathway::Late;
using pathway::TellIndex;

namespace {

bool merges(const pathway::Pathway& pathway, const ArmedTimer& timer) {
  if (timer.kind == TimerKind::rung) {
    const auto ladder = *pathway.tasks[{timer.index}].ladder;
    return pathway.ladders[ladder].rungs[timer.rung].late != Late::skip;
  }
  return std::ranges::any_of(pathway.timers[{timer.index}].branches, [&](pathway::TransitionIndex branch) {
    return pathway.transitions[branch].late == Late::merge;
  });
}

// Armed beside the timer, later than it, and due as well by the time the step runs.
bool follows(const Work& work, const ArmedTimer& other, const ArmedTimer& timer) {
  if (other.kind != timer.kind || other.elapsed || !other.due || *other.due > work.ran || *other.due < *timer.due)
    return false;
  if (timer.kind == TimerKind::rung) return other.index == timer.index && other.rung != timer.rung;
  return other.index != timer.index && owner_of(work.pathway, other) == owner_of(work.pathway, timer);
}

bool opens_its_task(const Work& work, const ArmedTimer& timer) {
  const auto* opening = timer.kind == TimerKind::rung ? open_task(work.c, {timer.index}) : nullptr;
  return opening && opening->opened == *timer.due;
}

// When the message may be told in this visit of its state.
std::optional<Instant> moment_of(const Work& work, const pathway::Tell& tell) {
  const auto entered = work.c.visits[tell.state.value].entered;
  if (!tell.open) return entered;
  const auto open = resolve(work.setting, work.c.facts, *tell.open, MomentBase{entered, {}});
  return open ? *open : std::nullopt;
}

bool reaches_all_of(const pathway::Tell& other, const pathway::Tell& tell) {
  return std::ranges::all_of(tell.to.roles, [&](pathway::RoleIndex role) {
    return std::ranges::find(other.to.roles, role) != other.to.roles.end();
  });
}

bool takes_over(const Work& work, TellIndex index, TellIndex from) {
  const auto& other = work.pathway.tells[index];
  const auto& tell = work.pathway.tells[from];
  if (index == from || other.late == Late::skip || work.c.told[index.value] != TellPhase::untold) return false;
  if (!is_planned(work.c, other.session) || !reaches_all_of(other, tell)) return false;
  const auto moment = moment_of(work, other);
  if (!moment || *moment > work.ran || std::pair(*moment, index) < std::pair(*moment_of(work, tell), from))
    return false;
  return !other.when || other.when->truth(work.frame) == expression::Truth::yes;
}

// Of the same rule, at whatever instant; two sends are the same only where they are equal.
bool is_same(const ArmedTimer& a, const ArmedTimer& b) {
  return a.kind == b.kind && a.index == b.index && a.rung == b.rung && (a.kind != TimerKind::send || a == b);
}

bool is_armed(const Work& work, const ArmedTimer& timer) {
  return std::ranges::any_of(work.c.timers, [&](const ArmedTimer& armed) { return is_same(armed, timer); });
}

// What it was for is over: its state was left, its task is no longer open, or it was withdrawn.
bool is_over(const Work& work, const ArmedTimer& timer) {
  if (work.c.closed || timer.kind == TimerKind::send) return true;
  if (timer.kind != TimerKind::rung) return !work.c.active.contains(*owner_of(work.pathway, timer));
  const auto* opening = open_task(work.c, {timer.index});
  return !opening || opening->occurrence != timer.occurrence;
}

// Of a rung that was told, or passed over, at once; nothing where that was noted already.
std::optional<ReasonCode> fate_of_rung(const Work& work, const ArmedTimer& timer) {
  const auto late = work.pathway.ladders[*work.pathway.tasks[{timer.index}].ladder].rungs[timer.rung].late;
  if (late == Late::skip) return std::nullopt;
  const bool merged =
      late == Late::merge && std::ranges::any_of(work.reasons, [&](const Reason& reason) {
        return reason.code == ReasonCode::rungs_merged && reason.a == timer.index && reason.b != timer.rung;
      });
  return merged ? ReasonCode::late_merged : ReasonCode::timer_fired;
}

std::optional<ReasonCode> fate_at_once(const Work& work, const ArmedTimer& timer) {
  if (timer.kind == TimerKind::rung) return fate_of_rung(work, timer);
  const bool noted = std::ranges::any_of(work.reasons, [&](const Reason& reason) {
    return (reason.code == ReasonCode::late_skipped || reason.code == ReasonCode::late_merged) &&
           reason.a == timer.index && reason.b == static_cast<std::uint16_t>(timer.kind);
  });
  return noted ? std::nullopt : std::optional(ReasonCode::timer_fired);
}

}  // namespace

bool is_late(const Work& work, Instant moment) {
  return work.ran - moment > late_after;
}

std::optional<ReasonCode> passed_over(const Work& work, const ArmedTimer& timer, Late late) {
  if (late == Late::fire || !is_late(work, *timer.due) || opens_its_task(work, timer)) return std::nullopt;
  if (late == Late::skip) return ReasonCode::late_skipped;
  const bool merged = std::ranges::any_of(work.c.timers, [&](const ArmedTimer& other) {
    return follows(work, other, timer) && merges(work.pathway, other);
  });
  return merged ? std::optional(ReasonCode::late_merged) : std::nullopt;
}

bool is_passed_over(const Work& work, const ArmedTimer& timer, pathway::TransitionIndex branch) {
  return passed_over(work, timer, work.pathway.transitions[branch].late).has_value();
}

void note_passed_over(Work& work, const ArmedTimer& timer) {
  std::optional<ReasonCode> why;
  for (const auto branch : work.derived.of_timer[timer.index]) {
    why = passed_over(work, timer, work.pathway.transitions[branch].late);
    if (!why) return;
  }
  if (why) work.note(*why, timer.index, static_cast<std::size_t>(timer.kind));
}

std::optional<ReasonCode> passed_over(const Work& work, TellIndex index) {
  const auto& tell = work.pathway.tells[index];
  if (tell.late == Late::fire || !is_late(work, work.now)) return std::nullopt;
  if (tell.late == Late::skip) return ReasonCode::late_skipped;
  const bool merged = std::ranges::any_of(work.pathway.states[tell.state].tells,
                                          [&](TellIndex other) { return takes_over(work, other, index); });
  return merged ? std::optional(ReasonCode::late_merged) : std::nullopt;
}

void find_missed(Work& work) {
  if (work.ran == work.now) return;
  for (const auto& timer : work.c.timers)
    if (timer.due && !timer.elapsed && is_late(work, *timer.due)) work.missed.push_back(timer);
}

void forget_missed(Work& work, const ArmedTimer& fired) {
  std::erase_if(work.missed, [&](const ArmedTimer& timer) { return is_same(timer, fired); });
}

void note_missed(Work& work) {
  for (const auto& timer : work.missed) {
    if (is_armed(work, timer)) continue;
    const auto fate = is_over(work, timer) ? ReasonCode::late_cancelled : fate_at_once(work, timer);
    if (fate) work.note(*fate, timer.index, static_cast<std::size_t>(timer.kind));
  }
}

}  // namespace filrouge::interpreter
