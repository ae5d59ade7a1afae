#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// Arms the rungs of a new opening. Those already past are told at once, as one message to the highest of them; one told
// before for the same date is skipped.
void arm_rungs(Work& work, OpenTask& opening);
// The same for an opening whose due date moved: the rungs not done with move where they are armed.
void rearm_rungs(Work& work, OpenTask& opening);

// A rung's timer fired: tells its recipients.
void tell_rung(Work& work, const ArmedTimer& timer);

}  // namespace filrouge::interpreter
