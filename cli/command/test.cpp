#include "cli/command/test.hpp"

#include "cli/command/unavailable.hpp"

namespace filrouge::cli {

int run(const TestOptions&, Context&) {
  unavailable("test");
}

}  // namespace filrouge::cli
