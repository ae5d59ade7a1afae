#pragma once
#include "cli/configuration/configuration.hpp"
#include "cli/configuration/key.hpp"

namespace filrouge::cli {

// Every key that a configuration file may hold, each with its place in `configuration`, which outlives them.
[[nodiscard]] Key configuration_keys(Configuration& configuration);

}  // namespace filrouge::cli
