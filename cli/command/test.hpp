#pragma once
#include "cli/context.hpp"

#include <cstddef>
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
  std::size_t explored = 0;  // random histories to play afterwards
  std::uint64_t seed = 1;
};
// Runs scenario files. `findings` when an expectation fails, less is reached than must be, or a random history ends in
// trouble.
[[nodiscard]] int run(const TestOptions& options, Context& context);

}  // namespace filrouge::cli
