#include "engine/interpreter/select.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::interpreter {

using pathway::StateIndex;
using pathway::StateKind;
using pathway::TransitionIndex;

namespace {

bool guard_holds(Work& work, TransitionIndex index, pathway::IndexSet<TransitionIndex>& refused) {
  const auto& guard = work.pathway.transitions[index].guard;
  if (!guard) return true;
  if (refused.contains(index)) return false;
  const auto noted = work.reasons.size();
  if (work.holds(*guard, ReasonCode::guard_failed, index.value)) return true;
  refused.insert(index);
  if (work.reasons.size() == noted) {
    work.note(ReasonCode::guard_false, index.value);
  } else {
    work.raise(work.derived.error_event());
  }
  return false;
}

bool lies_in(StateIndex state, StateIndex domain, const pathway::Pathway& pathway) {
  return state == domain || pathway::is_descendant(pathway, state, domain);
}

// Two transitions conflict when they would leave a common state: when one's domain lies in the other's, since an active
// compound state always has an active child.
Transitions without_conflicts(const Work& work, Transitions enabled) {
  if (enabled.size() < 2) return enabled;
  Transitions kept;
  for (const auto candidate : enabled) {
    const auto& transition = work.pathway.transitions[candidate];
    const auto domain = domain_of(work, candidate);
    const auto conflicts = [&](TransitionIndex other) {
      const auto theirs = domain_of(work, other);
      return domain && theirs && (lies_in(*domain, *theirs, work.pathway) || lies_in(*theirs, *domain, work.pathway));
    };
    const auto preempts = [&](TransitionIndex other) {
      return pathway::is_descendant(work.pathway, transition.source, work.pathway.transitions[other].source);
    };
    if (std::ranges::any_of(kept, [&](TransitionIndex other) { return conflicts(other) && !preempts(other); }))
      continue;
    std::erase_if(kept, conflicts);
    kept.push_back(candidate);
  }
  return kept;
}

// `first_in(state)` gives the first enabled transition of one state.
template <class FirstIn>
Transitions select(Work& work, FirstIn first_in) {
  Transitions enabled;
  work.c.active.each_in(work.derived.leaves, [&](StateIndex leaf) {
    for (auto state = leaf;; state = work.pathway.states[state].parent) {
      if (const auto found = first_in(state)) {
        if (std::ranges::find(enabled, *found) == enabled.end()) enabled.push_back(*found);
        return;
      }
      if (state == pathway::root_state) return;
    }
  });
  return without_conflicts(work, std::move(enabled));
}

}  // namespace

Transitions select_hearing(Work& work, pathway::EventIndex event) {
  const auto& hearers = work.derived.hearers(event);
  if (!hearers.intersects(work.c.active)) return {};
  pathway::IndexSet<TransitionIndex> refused;
  return select(work, [&](StateIndex state) -> std::optional<TransitionIndex> {
    if (!hearers.contains(state)) return std::nullopt;
    for (const auto transition : work.derived.hearing(event, state))
      if (guard_holds(work, transition, refused)) return transition;
    return std::nullopt;
  });
}

Transitions select_spontaneous(Work& work) {
  if (work.pending.empty()) return {};
  pathway::IndexSet<TransitionIndex> refused;
  return select(work, [&](StateIndex state) -> std::optional<TransitionIndex> {
    for (const auto transition : work.derived.spontaneous[state.value]) {
      if (!work.pending.contains(transition)) continue;
      if (guard_holds(work, transition, refused)) return transition;
      work.pending.erase(transition);
    }
    return std::nullopt;
  });
}

std::vector<StateIndex> effective_targets(const Work& work, const std::vector<StateIndex>& targets) {
  std::vector<StateIndex> effective;
  for (const auto target : targets) {
    const auto& state = work.pathway.states[target];
    if (!pathway::is_history(state.kind)) {
      effective.push_back(target);
      continue;
    }
    const auto& remembered = work.c.remembered[target.value];
    const auto restored = remembered.empty() ? effective_targets(work, state.initial) : remembered;
    effective.insert(effective.end(), restored.begin(), restored.end());
  }
  return effective;
}

std::optional<StateIndex> domain_of(const Work& work, TransitionIndex index) {
  if (const auto& fixed = work.derived.domains[index.value]) return fixed;
  const auto& transition = work.pathway.transitions[index];
  if (transition.targets.empty()) return std::nullopt;
  return pathway::domain_of(work.pathway, transition, effective_targets(work, transition.targets));
}

}  // namespace filrouge::interpreter
