#pragma once
#include <string>
#include <vector>

namespace filrouge::cli {

// The commands as data: what completion and the reference page are made from.
struct CommandTree {
  struct Option {
    std::string name;  // "--json"
    std::string description;
    std::string value;  // what it takes, "URL"; empty for a flag
  };
  std::string name;
  std::string description;
  std::string audience;  // of a command at the top: "Authors"
  std::string notes;     // what else there is to say, wrapped; may be empty
  std::string examples;  // command lines, one a line
  std::vector<Option> options;
  std::vector<std::string> arguments;  // "FILE"
  std::vector<CommandTree> children;
};

[[nodiscard]] CommandTree command_tree();

}  // namespace filrouge::cli
