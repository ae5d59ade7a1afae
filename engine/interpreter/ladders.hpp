#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// Arms the rungs of an opening that are not done with, or moves them where they are armed. Those already past are told
// at once, as one message to the highest of them; one told before for the same date is skipped.
void arm_rungs(Work& work, OpenTask& opening);

// A rung's timer fired: tells its recipients.
void tell_rung(Work& work, const ArmedTimer& timer);

}  // namespace filrouge::interpreter
