#pragma once
#include "cli/context.hpp"

#include <string>
#include <vector>

namespace filrouge::cli {

struct CheckOptions {
  std::vector<std::string> files;
  bool strict = false;           // warnings count as errors
  std::string format = "human";  // "json" (as --json does) or "sarif"
  std::string explain;           // a rule's id: say what it is about instead
};
// All findings about the files, each with its place; for programs see findings_report.hpp. `findings` when there is an
// error.
[[nodiscard]] int run(const CheckOptions& options, Context& context);

}  // namespace filrouge::cli
