#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct GraphOptions {
  std::string pathway;
  std::string format = "mermaid";  // or "dot", or "svg" by the program dot of Graphviz
};
// Draws a pathway's states, transitions and reminders. Throws OutsideFailure where there is no program to draw with.
[[nodiscard]] int run(const GraphOptions& options, Context& context);

}  // namespace filrouge::cli
