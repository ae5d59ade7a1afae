#pragma once
#include "engine/pathway/pathway.hpp"

#include <string>
#include <vector>

// What stands in a drawing, in the pathway's language (French, or else English): titles rather than names.
namespace filrouge::pathway {

// "H" and "H*" for a history.
[[nodiscard]] std::string drawn_title(const State& state);

// What stands on the arrow, line by line: the event or the moment, then the guard.
[[nodiscard]] std::vector<std::string> drawn_label(const Pathway& pathway, const Transition& transition);

// True where arrows begin in the pathway itself, whatever state is active.
[[nodiscard]] bool leaves_root(const Pathway& pathway);

// A task that reminds: what is to be done, and who holds it.
[[nodiscard]] std::vector<std::string> drawn_task(const Pathway& pathway, const Task& task);
// Its reminders, each with its moment and who is told.
[[nodiscard]] std::vector<std::string> drawn_reminders(const Pathway& pathway, const Task& task);

}  // namespace filrouge::pathway
