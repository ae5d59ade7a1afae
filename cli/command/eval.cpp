#include "cli/command/eval.hpp"

#include "cli/command/unavailable.hpp"

namespace filrouge::cli {

int run(const EvalOptions&, Context&) {
  unavailable("eval");
}

}  // namespace filrouge::cli
