#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct TryOptions {
  std::string pathway;
  std::string uai;  // the lycée whose calendar is meant; empty: metropolitan France
};
// Plays one case from standard input, without a database.
[[nodiscard]] int run(const TryOptions& options, Context& context);

}  // namespace filrouge::cli
