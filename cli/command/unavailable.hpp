#pragma once
#include "engine/base/error.hpp"

#include <string>

namespace filrouge::cli {

// For a command whose engine part is not built in yet.
[[noreturn]] inline void unavailable(const std::string& command) {
  throw OutsideFailure(OutsideFailure::Kind::incompatible, "\"" + command + "\" is not part of this build.");
}

}  // namespace filrouge::cli
