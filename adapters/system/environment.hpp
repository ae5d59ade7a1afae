#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace filrouge::system {

// The variable's value; nothing when it is unset or empty.
[[nodiscard]] std::optional<std::string> environment_variable(const char* name);

// The file of the running program; empty where the system does not tell.
[[nodiscard]] std::filesystem::path executable();

}  // namespace filrouge::system
