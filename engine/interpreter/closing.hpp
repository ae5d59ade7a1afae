#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// The case has entered Work::final_state: what is active runs its exit actions, innermost first, the outcome is fixed
// after those of the final state, tasks and timers are withdrawn, the final state's own messages are told, and it is
// closed. What exit actions raise or send is not heard any more.
void close(Work& work);

}  // namespace filrouge::interpreter
