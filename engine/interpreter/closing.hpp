#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// The case has entered Work::final_state: what is active runs its exit actions, innermost first, the outcome is fixed
// after those of the final state, tasks and timers are withdrawn, the final state's own messages are told, and it is
// closed. What exit actions raise or send is not heard any more.
void close(Work& work);

// A closed case enters the pathway again, at `to` instead of its initial state: entry actions of what is entered are
// run, what history states remember and what was told or done for the same date is kept. Refused where the case is
// open.
[[nodiscard]] std::optional<Refusal> reopen(Work& work, pathway::StateIndex to);

}  // namespace filrouge::interpreter
