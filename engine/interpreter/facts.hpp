#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// Gives the fact the value of an expression; where that changes it, whatever depends on it will be asked again. False
// where the expression fails (noted as `failed`) or its value is too large or out of bounds; the fact stays as it is.
[[nodiscard]] bool set_fact(Work& work, pathway::FactIndex fact, const expression::Program& program, ReasonCode failed);

// Gives the fact a value that it can hold; whatever depends on it will be asked again where this changes it. The value
// may lie in the facts.
void give_fact(Work& work, pathway::FactIndex fact, const expression::Value& value);

// Applies the event's `set`: all values are of the facts as they were. One that fails leaves its fact as it is and
// raises error.execution.
void apply_sets(Work& work, pathway::EventIndex event);

// Appends the event being processed to the logs it feeds.
void append_logs(Work& work, pathway::EventIndex event);

// Computes again the computed facts whose inputs changed, in document order. One that fails is empty.
void recompute(Work& work);

// Marks what depends on something that changed: live transitions, tasks and messages of active states, moments.
void mark(Work& work, const pathway::Watchers& watchers);
// The same of everything there is.
void mark_all(Work& work);

}  // namespace filrouge::interpreter
