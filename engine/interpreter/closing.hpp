#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// The case has entered Work::final_state: its outcome is fixed, tasks and timers are withdrawn, the final state's own
// messages are told, and it is closed.
void close(Work& work);

}  // namespace filrouge::interpreter
