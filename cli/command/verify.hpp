#pragma once
#include "cli/context.hpp"

namespace filrouge::cli {

struct VerifyOptions {};
// Proves the database: folds and decides again every history. `findings` when something differs.
[[nodiscard]] int run(const VerifyOptions& options, Context& context);

}  // namespace filrouge::cli
