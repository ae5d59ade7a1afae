#include "cli/command/check.hpp"

#include "cli/command/unavailable.hpp"

namespace filrouge::cli {

int run(const CheckOptions&, Context&) {
  unavailable("check");
}

}  // namespace filrouge::cli
