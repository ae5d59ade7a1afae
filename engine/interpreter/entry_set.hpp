#pragma once
#include "engine/interpreter/select.hpp"

namespace filrouge::interpreter {

// The states the transitions enter (SCXML appendix D, computeEntrySet): targets, what is initial or remembered in them,
// the ancestors up to the domain, and every region of a parallel state. Asked when the exit set has been left.
[[nodiscard]] Configuration entry_set(const Work& work, const Transitions& transitions);
[[nodiscard]] Configuration initial_entry_set(const Work& work);
// What is entered with this state when nothing is active.
[[nodiscard]] Configuration entry_set_at(const Work& work, pathway::StateIndex state);

}  // namespace filrouge::interpreter
