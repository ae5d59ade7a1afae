#pragma once
#include "engine/pathway/pathway.hpp"

#include <string>

// A pathway as a drawing, in its own language: states inside states, transitions with their event or moment and their
// guard, tasks that remind beside their state, with their reminders on the arrow.
namespace filrouge::pathway {

// A stateDiagram-v2 of Mermaid.
[[nodiscard]] std::string to_mermaid(const Pathway& pathway);
// A digraph of Graphviz; clusters are states with states inside.
[[nodiscard]] std::string to_dot(const Pathway& pathway);

// "contact.made [tried_enough]", "after july_close": a transition by the names of its file.
[[nodiscard]] std::string arrow_label(const Pathway& pathway, const Transition& transition);

}  // namespace filrouge::pathway
