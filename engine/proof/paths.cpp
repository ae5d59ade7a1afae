#include "engine/proof/paths.hpp"

#include <algorithm>

namespace filrouge::proof {

using pathway::StateIndex;
using pathway::StateKind;

std::vector<StateIndex> outwards(const pathway::Pathway& pathway, StateIndex state) {
  std::vector<StateIndex> chain{state};
  while (state != pathway::root_state) {
    state = pathway.states[state].parent;
    chain.push_back(state);
  }
  return chain;
}

std::optional<StateIndex> leaf_of(const pathway::Pathway& pathway, StateIndex target) {
  while (pathway.states[target].kind == StateKind::compound) {
    const auto& initial = pathway.states[target].initial;
    if (initial.size() != 1) return std::nullopt;
    target = initial.front();
  }
  const auto chain = outwards(pathway, target);
  const auto divides = [&pathway](StateIndex each) {
    const auto kind = pathway.states[each].kind;
    return kind == StateKind::parallel || is_history(kind);
  };
  if (std::any_of(chain.begin(), chain.end(), divides)) return std::nullopt;
  return target;
}

bool is_within(const pathway::Pathway& pathway, StateIndex state, StateIndex ancestor) {
  return state == ancestor || is_descendant(pathway, state, ancestor);
}

}  // namespace filrouge::proof
