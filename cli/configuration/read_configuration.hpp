#pragma once
#include "cli/configuration/configuration.hpp"
#include "engine/base/diagnostic.hpp"

#include <string>
#include <string_view>

namespace filrouge::cli {

struct ReadConfiguration {
  Configuration configuration;  // not to be used where the findings have errors
  Diagnostics findings;         // in the order of their places
};

// Reads the text of the configuration file `file`; what it does not say is as in `otherwise`.
[[nodiscard]] ReadConfiguration read_configuration(const std::string& file, std::string_view text,
                                                   Configuration otherwise);

}  // namespace filrouge::cli
