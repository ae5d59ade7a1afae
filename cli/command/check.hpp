#pragma once
#include "cli/context.hpp"

#include <string>
#include <vector>

namespace filrouge::cli {

struct CheckOptions {
  std::vector<std::string> files;
  bool strict = false;  // warnings count as errors
};
// All findings about the files, each with its place. `findings` when there is an error.
[[nodiscard]] int run(const CheckOptions& options, Context& context);

}  // namespace filrouge::cli
