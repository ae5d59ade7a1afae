#pragma once
#include "engine/pathway/pathway.hpp"

#include <vector>

// Ways through the tree of states.
namespace filrouge::proof {

// The state and its ancestors, from the inside out, the root included.
[[nodiscard]] std::vector<pathway::StateIndex> outwards(const pathway::Pathway& pathway, pathway::StateIndex state);

// The leaf in which a case rests that goes to `target`, by initial states only. Nothing where that is not one leaf
// known beforehand: at history states and parallel states, inside or around.
[[nodiscard]] std::optional<pathway::StateIndex> leaf_of(const pathway::Pathway& pathway, pathway::StateIndex target);

// The state itself or inside it.
[[nodiscard]] bool is_within(const pathway::Pathway& pathway, pathway::StateIndex state, pathway::StateIndex ancestor);

}  // namespace filrouge::proof
