#pragma once
#include "cli/context.hpp"

#include <string>
#include <vector>

namespace filrouge::cli {

struct EvalOptions {
  std::vector<std::string> expressions;  // empty: one a line of standard input
  std::string data;                      // a JSON file whose members are the names; empty: none
};
// The value of each expression.
[[nodiscard]] int run(const EvalOptions& options, Context& context);

}  // namespace filrouge::cli
