#pragma once
#include "cli/command_tree.hpp"
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct CompletionOptions {
  std::string shell;  // "bash", "zsh" or "fish"
};
// Prints what the shell loads to complete commands and options.
[[nodiscard]] int run(const CompletionOptions& options, Context& context);

// The script for a tree of commands.
[[nodiscard]] std::string completion_script(const CommandTree& tree, const std::string& shell);

}  // namespace filrouge::cli
