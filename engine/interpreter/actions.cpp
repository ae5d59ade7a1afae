#include "engine/interpreter/actions.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/interpreter/facts.hpp"
#include "engine/interpreter/timers.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::interpreter {
namespace {

bool fail(Work& work, ReasonCode code, std::size_t a, std::size_t b = 0) {
  work.note(code, a, b);
  work.raise(work.derived.error_event());
  return false;
}

bool assign(Work& work, const pathway::Assignment& assignment) {
  if (!set_fact(work, assignment.fact, assignment.value, ReasonCode::set_failed)) {
    work.raise(work.derived.error_event());
    return false;
  }
  recompute(work);
  return true;
}

bool send(Work& work, const pathway::Send& send) {
  work.spend(work.c.timers.size() / 8 + static_cast<std::uint64_t>(send.after.count));
  const auto waiting = std::ranges::count(work.c.timers, TimerKind::send, &ArmedTimer::kind);
  if (static_cast<std::size_t>(waiting) >= sends_max) return fail(work, ReasonCode::too_many_sends, send.event.value);
  const auto due = calendar::add(*work.setting.place, work.now, send.after);
  if (!due) return fail(work, ReasonCode::timer_failed, send.event.value, static_cast<std::size_t>(TimerKind::send));
  ArmedTimer timer;
  timer.kind = TimerKind::send;
  timer.index = send.event.value;
  timer.due = *due;
  timer.since = work.now;
  timer.id = send.id;
  insert_timer(work.pathway, work.c, std::move(timer));
  return true;
}

// A guard that fails is false (SCXML 5.9.1).
bool choose(Work& work, const pathway::If& choice, pathway::StateIndex owner) {
  const auto noted = work.reasons.size();
  const bool holds = work.holds(choice.guard, ReasonCode::if_failed, owner.value);
  if (work.reasons.size() != noted) work.raise(work.derived.error_event());
  work.choices.push_back({&choice, holds});
  return execute(work, holds ? choice.then : choice.otherwise, owner);
}

// Whatever happens again may be told again, within one visit of a state as well.
bool notify(Work& work, const pathway::Notify& notify) {
  Intent intent;
  intent.rule = work.pathway.notifies[notify.rule];
  intent.occurrence = ++work.c.notified[notify.rule.value];
  intent.message = notify.message;
  tell_all(work, notify.to, intent);
  return true;
}

}  // namespace

bool execute(Work& work, const std::vector<pathway::Action>& block, pathway::StateIndex owner) {
  return std::ranges::all_of(block, [&](const pathway::Action& action) {
    work.spend(units_per_action);
    return std::visit(overloaded{[&](const pathway::Assignment& what) { return assign(work, what); },
                                 [&](const pathway::Raise& what) {
                                   work.raise(what.event);
                                   return true;
                                 },
                                 [&](const pathway::Send& what) { return send(work, what); },
                                 [&](const pathway::Cancel& what) {
                                   cancel_sends(work, what.id);
                                   return true;
                                 },
                                 [&](const pathway::If& what) { return choose(work, what, owner); },
                                 [&](const pathway::Notify& what) { return notify(work, what); }},
                      action.what);
  });
}

void tell_all(Work& work, const pathway::Recipients& to, Intent intent) {
  intent.to = &to;
  const auto first = work.effects.size();
  for (const auto role : to.roles) {
    intent.role = role;
    const bool known = std::any_of(work.effects.begin() + static_cast<std::ptrdiff_t>(first), work.effects.end(),
                                   [&](const Effect& effect) { return std::get<Intent>(effect).role == role; });
    if (known) continue;
    work.spend(units_per_reason);
    work.effects.emplace_back(intent);
  }
}

}  // namespace filrouge::interpreter
