#pragma once
#include "engine/interpreter/select.hpp"

namespace filrouge::interpreter {

// One microstep (SCXML appendix D): leaves the exit set, innermost first, runs the transitions' actions in order,
// enters the entry set, outermost first. Entering a top-level final state is noted in Work::final_state.
void microstep(Work& work, const Transitions& transitions);

// Enters the pathway: its root, and what is initial in it.
void enter_root(Work& work);
// The same, with this state in the place of what is initial.
void enter_at(Work& work, pathway::StateIndex state);

}  // namespace filrouge::interpreter
