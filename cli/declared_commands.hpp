#pragma once
#include "cli/options.hpp"

#include <memory>
#include <optional>
#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}

namespace filrouge::cli {

struct Parsed {
  CommonOptions common;
  std::optional<Command> command;
};

// Every command with its options, help and examples, as CLI11 has it; reading a command line with it fills `parsed`,
// which must outlive it.
[[nodiscard]] std::unique_ptr<CLI::App> declare_commands(Parsed& parsed);

// "case why"; of a command at the top, its name.
[[nodiscard]] std::string path_of(const CLI::App& app);

}  // namespace filrouge::cli
