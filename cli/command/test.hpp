#pragma once
#include "cli/context.hpp"

#include <string>
#include <vector>

namespace filrouge::cli {

struct TestOptions {
  std::vector<std::string> paths;  // scenario files, or folders that hold some
  std::string filter;              // only scenarios whose title or file holds these words
};
// Runs scenario files. `findings` when an expectation fails.
[[nodiscard]] int run(const TestOptions& options, Context& context);

}  // namespace filrouge::cli
