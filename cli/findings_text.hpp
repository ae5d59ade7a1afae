#pragma once
#include "engine/base/diagnostic.hpp"

#include <string>

namespace filrouge::cli {

// An array of {file, line, column, rule, severity, message, hint}.
[[nodiscard]] std::string as_json(const Diagnostics& findings);

// A log of one run in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), as code hosts show it beside
// the lines: each rule that was met with its explanation, each finding with its place in characters.
[[nodiscard]] std::string as_sarif(const Diagnostics& findings);

}  // namespace filrouge::cli
