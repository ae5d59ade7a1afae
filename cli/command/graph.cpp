#include "cli/command/graph.hpp"

#include "cli/exit_code.hpp"
#include "cli/open_pathway.hpp"
#include "engine/pathway/graph.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {

int run(const GraphOptions& options, Context& context) {
  const auto pathway = runnable_pathway(options.pathway);
  const auto drawing = options.format == "dot" ? to_dot(*pathway) : to_mermaid(*pathway);
  if (context.json) {
    context.out << nlohmann::json{{"format", options.format}, {"drawing", drawing}}.dump() << "\n";
  } else {
    context.out << drawing;
  }
  return done;
}

}  // namespace filrouge::cli
