#include "engine/interpreter/entry_set.hpp"

#include <algorithm>

namespace filrouge::interpreter {

using pathway::StateIndex;
using pathway::StateKind;

namespace {

class EntrySet {
 public:
  explicit EntrySet(const Work& work) : work_(work), states_(work.pathway.states) {}

  // The state and what is entered with it.
  void add_inwards(StateIndex state) {
    const auto& definition = states_[state];
    switch (definition.kind) {
      case StateKind::shallow_history:
      case StateKind::deep_history:
        add_restored(state);
        return;
      case StateKind::parallel:
        set_.insert(state);
        add_regions(definition);
        return;
      case StateKind::compound:
        set_.insert(state);
        for (const auto initial : definition.initial) add_inwards(initial);
        for (const auto initial : definition.initial) add_outwards(initial, state);
        return;
      case StateKind::atomic:
      case StateKind::final:
        set_.insert(state);
        return;
    }
  }

  // The ancestors of the state below `limit`, and the other regions of those that are parallel.
  void add_outwards(StateIndex state, StateIndex limit) {
    while (state != pathway::root_state) {
      state = states_[state].parent;
      if (state == limit) return;
      set_.insert(state);
      if (states_[state].kind == StateKind::parallel) add_regions(states_[state]);
    }
  }

  [[nodiscard]] const Configuration& states() const { return set_; }

 private:
  void add_restored(StateIndex history) {
    const auto& remembered = work_.c.remembered[history.value];
    const auto& restored = remembered.empty() ? states_[history].initial : remembered;
    for (const auto state : restored) add_inwards(state);
    for (const auto state : restored) add_outwards(state, states_[history].parent);
  }
  // Regions of which nothing is entered yet.
  void add_regions(const pathway::State& parallel) {
    for (const auto region : parallel.children) {
      if (pathway::is_history(states_[region].kind)) continue;
      const auto next = set_.next(region.value);
      if (!next || states_[region].last < *next) add_inwards(region);
    }
  }

  const Work& work_;
  const pathway::Table<pathway::State, StateIndex>& states_;
  Configuration set_;
};

}  // namespace

Configuration entry_set(const Work& work, const Transitions& transitions) {
  EntrySet set(work);
  for (const auto index : transitions) {
    const auto& transition = work.pathway.transitions[index];
    const auto domain = domain_of(work, index);
    if (!domain) continue;
    for (const auto target : transition.targets) set.add_inwards(target);
    if (work.derived.domains[index.value]) {  // no history state among the targets
      for (const auto target : transition.targets) set.add_outwards(target, *domain);
    } else {
      for (const auto target : effective_targets(work, transition.targets)) set.add_outwards(target, *domain);
    }
  }
  return set.states();
}

Configuration initial_entry_set(const Work& work) {
  EntrySet set(work);
  set.add_inwards(pathway::root_state);
  return set.states();
}

Configuration entry_set_at(const Work& work, StateIndex state) {
  EntrySet set(work);
  set.add_inwards(state);
  set.add_outwards(state, pathway::root_state);
  auto entered = set.states();
  entered.insert(pathway::root_state);
  return entered;
}

}  // namespace filrouge::interpreter
