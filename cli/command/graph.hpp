#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct GraphOptions {
  std::string pathway;
  std::string format = "mermaid";  // or "dot"
};
// Draws a pathway's states and transitions.
[[nodiscard]] int run(const GraphOptions& options, Context& context);

}  // namespace filrouge::cli
