#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// Runs transitions without event and raised events to completion, then timers, tasks and messages, until nothing is
// left that is due by now. Entering a top-level final state fixes the outcome and closes the case. What never comes to
// rest is stopped within the limits of limits.hpp.
void come_to_rest(Work& work);

}  // namespace filrouge::interpreter
