#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace filrouge::system {

// The variable's value; nothing when it is unset or empty.
[[nodiscard]] std::optional<std::string> environment_variable(const char* name);

// The file of the running program; empty where the system does not tell.
[[nodiscard]] std::filesystem::path executable();

// Takes the places of standard streams that whoever started the program closed, so that no file it opens is taken for
// one; reading from them finds the end, writing to them fails.
void hold_standard_streams();

}  // namespace filrouge::system
