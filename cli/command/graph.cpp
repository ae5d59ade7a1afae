#include "cli/command/graph.hpp"

#include "cli/command/unavailable.hpp"

namespace filrouge::cli {

int run(const GraphOptions&, Context&) {
  unavailable("graph");
}

}  // namespace filrouge::cli
