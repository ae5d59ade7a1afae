#pragma once
#include "cli/context.hpp"

namespace filrouge::cli {

struct DaemonOptions {};
// Fires what is due and delivers what is to be sent, whenever it is, until SIGTERM or SIGINT. `cannot_run` when it can
// not begin.
[[nodiscard]] int run(const DaemonOptions& options, Context& context);

}  // namespace filrouge::cli
