#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// Runs transitions without event and raised events to completion, then timers, tasks and messages, until nothing is
// left that is due by now. Entering a top-level final state fixes the outcome and closes the case. What never comes to
// rest is stopped after microsteps_max.
void come_to_rest(Work& work);

inline constexpr std::size_t microsteps_max = 1000;

}  // namespace filrouge::interpreter
