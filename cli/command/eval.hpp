#pragma once
#include "cli/context.hpp"

#include <string>
#include <vector>

namespace filrouge::cli {

struct EvalOptions {
  std::vector<std::string> expressions;  // empty: one a line of standard input
  std::string data;                      // a JSON file whose members are the names; empty: none
  std::string uai;                       // the lycée where today() is and days are counted; empty: metropolitan France
  std::string now;                       // RFC 3339, or a date or time in its zone; empty: the clock's
};
// The value of each expression, one a line. With --json an expression without a value is answered like the others, and
// the exit code is `done`; for people it goes to standard error with its place, and the exit code is `findings`.
[[nodiscard]] int run(const EvalOptions& options, Context& context);

}  // namespace filrouge::cli
