#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct DiffOptions {
  std::string before;
  std::string after;
};
// Says what differs between two versions of a pathway, and which pupils that touches.
[[nodiscard]] int run(const DiffOptions& options, Context& context);

}  // namespace filrouge::cli
