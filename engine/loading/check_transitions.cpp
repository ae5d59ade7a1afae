#include "engine/base/words.hpp"
#include "engine/loading/checks.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace filrouge::loading {
namespace {

using pathway::Transition;
using pathway::TransitionIndex;

Where place_of(const Draft& draft, const Transition& transition) {
  return {draft.state_nodes[transition.source.value]->file, transition.origin.position};
}

// Branches of one key are tried in order; none comes after one without a guard.
void check_branches(Draft& draft, const std::vector<TransitionIndex>& branches) {
  for (std::size_t i = 1; i < branches.size(); ++i) {
    const auto& before = draft.pathway.transitions[branches[i - 1]];
    const auto& here = draft.pathway.transitions[branches[i]];
    if (before.guard || before.late != pathway::Late::fire || before.rule != here.rule) continue;
    draft.report("never-taken", place_of(draft, here), "This is never taken: the one before it has no guard.",
                 "Give it a guard, or put it last.");
  }
}

bool leads_elsewhere(const Transition& transition) {
  return !transition.targets.empty() && transition.targets.front() != transition.source;
}

bool within_regions(const pathway::Pathway& pathway, pathway::StateIndex state) {
  while (state != pathway::root_state) {
    state = pathway.states[state].parent;
    if (pathway.states[state].kind == pathway::StateKind::parallel) return true;
  }
  return false;
}

// A branch without guard that stays is taken for ever, unless one before it, a state inside or another region leads
// away.
void check_always(Draft& draft, pathway::StateIndex index) {
  const auto& state = draft.pathway.states[index];
  if (state.kind != pathway::StateKind::atomic || within_regions(draft.pathway, index)) return;
  for (const auto branch : state.always) {
    const auto& transition = draft.pathway.transitions[branch];
    if (leads_elsewhere(transition)) return;
    if (transition.guard) continue;
    draft.report("endless-always", place_of(draft, transition),
                 "This is taken again and again: it has no guard and leads nowhere else.", "Add a guard and a target.");
    return;
  }
}

// Transitions that answer an event, by the name they answer to, in document order of their states.
using Hearers = std::unordered_map<std::string, std::vector<TransitionIndex>>;

Hearers hearers_of(const pathway::Pathway& pathway) {
  Hearers hearers;
  for (const auto transition : pathway.transitions.indices()) {
    for (const auto& event : pathway.transitions[transition].events) hearers[event.prefix].push_back(transition);
  }
  for (auto& [name, heard] : hearers) {
    std::stable_sort(heard.begin(), heard.end(), [&pathway](auto a, auto b) {
      return pathway.transitions[a].source < pathway.transitions[b].source;
    });
  }
  return hearers;
}

const pathway::Assignment* assignment(const pathway::Action& action) {
  return std::get_if<pathway::Assignment>(&action.what);
}

bool sets(const Transition& transition, pathway::FactIndex fact) {
  return std::any_of(transition.actions.begin(), transition.actions.end(), [fact](const auto& action) {
    const auto* set = assignment(action);
    return set != nullptr && set->fact == fact;
  });
}

// A fact set by an outer transition is lost where an inner state answers the event first and does not set it.
void check_shadowed_set(Draft& draft, const Transition& outer, const Hearers& hearers) {
  const auto first = std::find_if(outer.actions.begin(), outer.actions.end(), assignment);
  if (first == outer.actions.end()) return;
  const auto fact = assignment(*first)->fact;
  const auto& pathway = draft.pathway;
  for (const auto& event : outer.events) {
    const auto& heard = hearers.at(event.prefix);
    const auto begin = std::upper_bound(heard.begin(), heard.end(), outer.source, [&pathway](auto state, auto index) {
      return state < pathway.transitions[index].source;
    });
    if (begin == heard.end()) continue;
    const auto& inner = pathway.transitions[*begin];
    if (pathway.states[outer.source].last < inner.source || sets(inner, fact)) continue;
    draft.report("shadowed-set", place_of(draft, outer),
                 "This sets " + in_quotes(pathway.facts[fact].name) + ", but " +
                     in_quotes(pathway.states[inner.source].path) + " answers the event first.",
                 "Put set on the event, under events.");
    return;
  }
}

}  // namespace

void check_transitions(Draft& draft) {
  const auto hearers = hearers_of(draft.pathway);
  for (const auto index : draft.pathway.states.indices()) {
    const auto& state = draft.pathway.states[index];
    check_branches(draft, state.on);
    check_branches(draft, state.always);
    check_always(draft, index);
    for (const auto timer : state.timers) check_branches(draft, draft.pathway.timers[timer].branches);
  }
  for (const auto& transition : draft.pathway.transitions) check_shadowed_set(draft, transition, hearers);
}

}  // namespace filrouge::loading
