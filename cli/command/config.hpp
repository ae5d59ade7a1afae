#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct ConfigCheckOptions {
  std::string file;
};
// Says what is wrong in a configuration file. `done` when it can be used, `findings` where it has errors.
[[nodiscard]] int run(const ConfigCheckOptions& options, Context& context);

}  // namespace filrouge::cli
