#pragma once
#include "cli/context.hpp"

#include <string>

namespace filrouge::cli {

struct RehearseOptions {
  std::string folder;   // with its agenda.csv
  std::string pathway;  // empty: AvenirPro
};
// Plays a lycée's year under a virtual clock, on a rehearsal database that is made where there is none. `findings` when
// an event was refused or a case had an incident.
[[nodiscard]] int run(const RehearseOptions& options, Context& context);

}  // namespace filrouge::cli
