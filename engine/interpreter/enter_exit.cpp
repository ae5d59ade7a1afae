#include "engine/interpreter/enter_exit.hpp"

#include "engine/interpreter/actions.hpp"
#include "engine/interpreter/entry_set.hpp"
#include "engine/interpreter/facts.hpp"
#include "engine/interpreter/tasks.hpp"
#include "engine/interpreter/timers.hpp"

#include <algorithm>

namespace filrouge::interpreter {

using pathway::StateIndex;
using pathway::StateKind;

namespace {

Configuration exit_set(const Work& work, const Transitions& transitions) {
  Configuration leaving;
  for (const auto index : transitions) {
    const auto domain = domain_of(work, index);
    if (!domain) continue;
    const auto last = work.pathway.states[*domain].last;
    for (auto s = work.c.active.next(domain->value + std::size_t{1}); s && *s <= last;
         s = work.c.active.next(s->value + std::size_t{1}))
      leaving.insert(*s);
  }
  return leaving;
}

// What the history states of a state restore: its active children, or its active atomic descendants where deep.
void remember(Work& work, StateIndex state) {
  for (const auto history : work.derived.histories[state.value]) {
    auto& remembered = work.c.remembered[history.value];
    remembered.clear();
    const bool deep = work.pathway.states[history].kind == StateKind::deep_history;
    work.c.active.each([&](StateIndex s) {
      if (!pathway::is_descendant(work.pathway, s, state)) return;
      if (deep ? work.derived.leaves.contains(s) : work.pathway.states[s].parent == state) remembered.push_back(s);
    });
  }
}

void leave(Work& work, StateIndex state) {
  const auto& definition = work.pathway.states[state];
  execute(work, definition.exit, state);
  withdraw_tasks(work, state);
  for (const auto transition : work.derived.spontaneous[state.value]) work.pending.erase(transition);
  work.c.active.erase(state);
  work.c.visits[state.value].entered = {};
  work.fresh.erase(state);
  work.note(ReasonCode::left, state.value);
}

void leave_all(Work& work, const Configuration& leaving) {
  if (leaving.empty()) return;
  leaving.each([&](StateIndex state) { remember(work, state); });
  leaving.each_backwards([&](StateIndex state) { leave(work, state); });
  disarm_left(work);
}

bool is_done(const Work& work, StateIndex state) {
  const auto& definition = work.pathway.states[state];
  const auto child_is_final = [&](StateIndex child) {
    return work.pathway.states[child].kind == StateKind::final && work.c.active.contains(child);
  };
  const auto child_is_done = [&](StateIndex child) {
    return pathway::is_history(work.pathway.states[child].kind) || child_is_final(child) || is_done(work, child);
  };
  if (definition.kind == StateKind::compound) return std::ranges::any_of(definition.children, child_is_final);
  return definition.kind == StateKind::parallel && std::ranges::all_of(definition.children, child_is_done);
}

// A final state makes its parent done, and that the parallel states around whose every region is.
void entered_final(Work& work, StateIndex final_state) {
  auto done = work.pathway.states[final_state].parent;
  if (done == pathway::root_state) {
    work.final_state = final_state;
    return;
  }
  while (is_done(work, done)) {
    work.raise(work.derived.done_event(done));
    done = work.pathway.states[done].parent;
    if (work.pathway.states[done].kind != StateKind::parallel) return;
  }
}

void enter(Work& work, StateIndex state) {
  const auto& definition = work.pathway.states[state];
  work.c.active.insert(state);
  ++work.c.visits[state.value].entries;
  work.c.visits[state.value].entered = work.now;
  work.fresh.insert(state);
  work.note(ReasonCode::entered, state.value);
  for (const auto transition : definition.always) work.pending.insert(transition);
  execute(work, definition.entry, state);
  if (definition.kind == StateKind::final) entered_final(work, state);
}

void enter_all(Work& work, const Configuration& entering) {
  entering.each([&](StateIndex state) { enter(work, state); });
  mark(work, work.derived.of_states);
}

}  // namespace

void microstep(Work& work, const Transitions& transitions) {
  leave_all(work, exit_set(work, transitions));
  const auto entering = entry_set(work, transitions);
  for (const auto index : transitions) {
    const auto& transition = work.pathway.transitions[index];
    work.note(ReasonCode::transition_taken, index.value);
    execute(work, transition.actions, transition.source);
    if (transition.timer && transition.targets.empty()) retire(work, *transition.timer);
  }
  enter_all(work, entering);
}

void enter_root(Work& work) {
  enter_all(work, initial_entry_set(work));
}

void enter_at(Work& work, StateIndex state) {
  enter_all(work, entry_set_at(work, state));
}

}  // namespace filrouge::interpreter
