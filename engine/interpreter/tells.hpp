#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// Looks again at the messages of Work::tells: tells what its state, `open` and `when` allow, and notes what comes after
// its `until`, both once per case, or once per entry where it is told again.
void settle_tells(Work& work);

// A message that is told again on entry has not been told in this visit.
void forget_tells(Work& work, pathway::StateIndex state);

}  // namespace filrouge::interpreter
