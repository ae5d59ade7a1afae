#pragma once
#include <string>
#include <vector>

namespace filrouge::cli {

// The commands as data: what completion and the reference page are made from.
struct CommandTree {
  struct Option {
    std::string name;  // "--json"
    std::string description;
    bool takes_value = false;
    std::vector<std::string> values;  // when only these are allowed
  };
  std::string name;
  std::string description;
  std::vector<Option> options;
  std::vector<std::string> arguments;  // "FILE"
  std::vector<CommandTree> children;
};

[[nodiscard]] CommandTree command_tree();

}  // namespace filrouge::cli
