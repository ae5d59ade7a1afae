#pragma once
#include "cli/context.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::cli {

struct TestOptions {
  std::vector<std::string> paths;  // scenario files, or folders that hold some
  std::string filter;              // only scenarios whose title or file holds these words
  // Also says what the scenarios reach of each pathway, which must be so many per cent.
  std::optional<std::int64_t> coverage_min;
};
// Runs scenario files. `findings` when an expectation fails or less is reached than must be.
[[nodiscard]] int run(const TestOptions& options, Context& context);

}  // namespace filrouge::cli
