#include "cli/command/try.hpp"

#include "cli/command/unavailable.hpp"

namespace filrouge::cli {

int run(const TryOptions&, Context&) {
  unavailable("try");
}

}  // namespace filrouge::cli
