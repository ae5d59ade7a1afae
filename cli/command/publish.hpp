#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct PublishOptions {
  std::string pathway;
  std::string confirm;   // the token of the preview, where one is needed
  bool dry_run = false;  // show what it would do
};
// Registers a pathway with its calendars and messages. `findings` when it has errors, or needs confirming.
[[nodiscard]] int run(const PublishOptions& options, Context& context);

}  // namespace filrouge::cli
