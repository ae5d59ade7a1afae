#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// An event from outside: refused, with nothing changed, or applied and its transitions taken.
[[nodiscard]] std::optional<Refusal> accept(Work& work, const Event& event);

// An event the case raised or sent itself: applied and its transitions taken, or discarded.
void take_raised(Work& work, pathway::EventIndex event);

}  // namespace filrouge::interpreter
