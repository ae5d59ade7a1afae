#pragma once
#include "engine/interpreter/work.hpp"

#include <vector>

namespace filrouge::interpreter {

// Runs one block of executable content of a state or of its transition. One that fails raises error.execution and ends
// the block (SCXML 4.1 and 5.9); gives whether it ran to its end.
bool execute(Work& work, const std::vector<pathway::Action>& block, pathway::StateIndex owner);

// One intent per role, the same role once.
void tell_all(Work& work, const pathway::Recipients& to, Intent intent);

}  // namespace filrouge::interpreter
