#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// An event from outside: refused, with nothing changed, or applied and its transitions taken.
[[nodiscard]] std::optional<Refusal> accept(Work& work, const Event& event);

// Whether the event sets facts, adds to a log or moves a session: it is taken for that in any state, of a closed case
// too.
[[nodiscard]] bool changes_facts(const Setting& setting, pathway::EventIndex event);

// An event the case raised or sent itself: applied and its transitions taken, or discarded.
void take_raised(Work& work, pathway::EventIndex event);

}  // namespace filrouge::interpreter
