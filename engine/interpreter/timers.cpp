#include "engine/interpreter/timers.hpp"

#include "engine/interpreter/lateness.hpp"
#include "engine/interpreter/moments.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace filrouge::interpreter {

using pathway::StateIndex;
using pathway::TimerIndex;

namespace {

bool moves(const ArmedTimer& timer) {
  return timer.kind == TimerKind::transition || timer.kind == TimerKind::send;
}

// Timers are ordered by due instant: behind the first that is not due, none is.
bool is_due(const ArmedTimer& timer, Instant now) {
  return timer.due && *timer.due <= now;
}

// By due instant, unresolved last; then what moves the case before what only tells; then document order, sends last.
bool comes_before(const pathway::Pathway& pathway, const ArmedTimer& a, const ArmedTimer& b) {
  if (a.due != b.due) return a.due && (!b.due || *a.due < *b.due);
  const auto rank = [&](const ArmedTimer& timer) {
    const auto owner = owner_of(pathway, timer);
    return std::tuple(!moves(timer), timer.kind == TimerKind::send, owner ? owner->value : 0, timer.kind,
                      timer.kind == TimerKind::send ? 0 : timer.index, timer.rung);
  };
  return rank(a) < rank(b);
}

// One number for what tells rules apart, in the order of Case::acted. Lists of rules are searched at every step, and a
// single comparison takes half the time of three.
std::uint64_t key(TimerKind kind, std::uint16_t index, std::uint16_t rung) {
  return std::uint64_t{static_cast<std::uint8_t>(kind)} << 32U | std::uint64_t{index} << 16U | rung;
}

template <class Rule>
std::uint64_t key_of(const Rule& rule) {
  return key(rule.kind, rule.index, rule.rung);
}

bool same_rule(const ArmedTimer& a, const ArmedTimer& b) {
  return key_of(a) == key_of(b) && a.kind != TimerKind::send;
}

std::optional<Instant> due_of(Work& work, TimerIndex index) {
  const auto& timer = work.pathway.timers[index];
  const MomentBase base{work.c.visits[timer.state.value].entered, {}};
  return resolve(work, timer.moment, base, TimerKind::transition, index.value);
}

void arm_transition(Work& work, TimerIndex index, std::optional<Instant> due) {
  const auto state = work.pathway.timers[index].state;
  ArmedTimer timer;
  timer.kind = TimerKind::transition;
  timer.index = index.value;
  timer.occurrence = work.c.visits[state.value].entries;
  timer.due = due;
  timer.since = work.c.visits[state.value].entered;
  arm(work, std::move(timer));
}

bool acts_once(const Work& work, TimerIndex timer) {
  return std::ranges::none_of(work.derived.of_timer[timer.value], [&](pathway::TransitionIndex branch) {
    return !work.pathway.transitions[branch].targets.empty();
  });
}

}  // namespace

std::optional<StateIndex> owner_of(const pathway::Pathway& pathway, const ArmedTimer& timer) {
  switch (timer.kind) {
    case TimerKind::transition:
      return pathway.timers[{timer.index}].state;
    case TimerKind::task_open:
    case TimerKind::rung:
      return pathway.tasks[{timer.index}].state;
    case TimerKind::tell_open:
      return pathway.tells[{timer.index}].state;
    case TimerKind::send:
      break;
  }
  return std::nullopt;
}

bool is_enabled(const Work& work, pathway::TransitionIndex branch) {
  const auto timer = *work.pathway.transitions[branch].timer;
  return std::ranges::any_of(work.c.timers, [&](const ArmedTimer& armed) {
    return armed.kind == TimerKind::transition && armed.index == timer.value && armed.elapsed &&
           !is_passed_over(work, armed, branch);
  });
}

void arm(Work& work, ArmedTimer timer) {
  auto& timers = work.c.timers;
  const auto same = std::ranges::find_if(timers, [&](const ArmedTimer& armed) { return same_rule(armed, timer); });
  if (same != timers.end()) {
    if (same->due == timer.due && same->occurrence == timer.occurrence) return;
    work.note(ReasonCode::timer_moved, timer.index, static_cast<std::size_t>(timer.kind));
    timers.erase(same);
  }
  insert_timer(work.pathway, work.c, std::move(timer));
}

void insert_timer(const pathway::Pathway& pathway, Case& c, ArmedTimer timer) {
  auto place = c.timers.end();  // there are few, and what is armed last is mostly due last
  while (place != c.timers.begin() && comes_before(pathway, timer, *std::prev(place))) --place;
  c.timers.insert(place, std::move(timer));
}

void disarm(Work& work, TimerKind kind, std::uint16_t index) {
  std::erase_if(work.c.timers, [&](const ArmedTimer& t) { return key(t.kind, t.index, 0) == key(kind, index, 0); });
}

void cancel_sends(Work& work, pathway::SendIndex id) {
  std::erase_if(work.c.timers, [&](const ArmedTimer& t) { return t.kind == TimerKind::send && t.id == id; });
}

void disarm_left(Work& work) {
  std::erase_if(work.c.timers, [&](const ArmedTimer& timer) {
    const auto owner = owner_of(work.pathway, timer);
    return owner && !work.c.active.contains(*owner);
  });
}

void insert_acted(Case& c, Acted acted) {
  const auto place = std::ranges::lower_bound(c.acted, key_of(acted), {}, key_of<Acted>);
  if (place != c.acted.end() && key_of(*place) == key_of(acted)) {
    place->due = acted.due;
  } else {
    c.acted.insert(place, acted);
  }
}

bool has_acted(const Case& c, TimerKind kind, std::uint16_t index) {
  const auto rule = std::ranges::lower_bound(c.acted, key(kind, index, 0), {}, key_of<Acted>);
  return rule != c.acted.end() && rule->kind == kind && rule->index == index;
}

bool has_acted(const Case& c, TimerKind kind, std::uint16_t index, std::uint16_t rung,
               const std::optional<Instant>& due) {
  if (!due) return false;
  const auto wanted = key(kind, index, rung);
  const auto rule = std::ranges::lower_bound(c.acted, wanted, {}, key_of<Acted>);
  return rule != c.acted.end() && key_of(*rule) == wanted && rule->due == *due;
}

void arm_state(Work& work, StateIndex state) {
  for (const auto index : work.pathway.states[state].timers) {
    const auto due = due_of(work, index);
    if (!has_acted(work.c, TimerKind::transition, index.value, 0, due)) arm_transition(work, index, due);
  }
}

void rearm_moved(Work& work) {
  work.moved_timers.each([&](TimerIndex index) {
    work.moved_timers.erase(index);
    if (!work.c.active.contains(work.pathway.timers[index].state)) return;
    const auto due = due_of(work, index);
    if (has_acted(work.c, TimerKind::transition, index.value, 0, due)) return;
    const auto armed = std::ranges::find_if(work.c.timers, [index](const ArmedTimer& timer) {
      return timer.kind == TimerKind::transition && timer.index == index.value;
    });
    const bool is_armed = armed != work.c.timers.end();
    if (is_armed ? armed->due == due : !is_anchored(work.pathway.timers[index].moment)) return;
    for (const auto branch : work.derived.of_timer[index.value]) work.pending.erase(branch);
    arm_transition(work, index, due);
  });
}

void retire(Work& work, TimerIndex timer) {
  const auto armed = std::ranges::find_if(work.c.timers, [timer](const ArmedTimer& t) {
    return t.kind == TimerKind::transition && t.index == timer.value;
  });
  if (armed == work.c.timers.end()) return;
  if (is_anchored(work.pathway.timers[timer].moment))
    insert_acted(work.c, {TimerKind::transition, timer.value, 0, *armed->due});
  work.c.timers.erase(armed);
  for (const auto branch : work.derived.of_timer[timer.value]) work.pending.erase(branch);
}

void retire_elapsed(Work& work) {
  std::vector<TimerIndex> done;
  for (const auto& timer : work.c.timers) {
    if (!is_due(timer, work.now)) break;
    if (timer.elapsed && acts_once(work, {timer.index})) done.push_back({timer.index});
  }
  for (const auto timer : done) retire(work, timer);
}

bool any_due(const Work& work) {
  return !work.c.timers.empty() && is_due(work.c.timers.front(), work.now);
}

std::optional<ArmedTimer> take_due(Work& work, bool only_moving) {
  auto& timers = work.c.timers;
  for (auto timer = timers.begin(); timer != timers.end() && is_due(*timer, work.now); ++timer) {
    if (timer->elapsed || (only_moving && !moves(*timer))) continue;
    if (timer->kind == TimerKind::transition) {
      timer->elapsed = true;
      for (const auto branch : work.derived.of_timer[timer->index])
        if (!is_passed_over(work, *timer, branch)) work.pending.insert(branch);
      return *timer;
    }
    auto taken = std::move(*timer);
    timers.erase(timer);
    return taken;
  }
  return std::nullopt;
}

}  // namespace filrouge::interpreter
