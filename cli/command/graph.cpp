#include "cli/command/graph.hpp"

#include "adapters/system/child.hpp"
#include "cli/exit_code.hpp"
#include "cli/open_pathway.hpp"
#include "engine/base/error.hpp"
#include "engine/pathway/graph.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

std::string to_svg(const pathway::Pathway& pathway) {
  auto drawn = system::answer_of("dot", {"-Tsvg"}, to_dot(pathway));
  if (!drawn) {
    throw OutsideFailure(
        OutsideFailure::Kind::not_found,
        "The program dot of Graphviz, which draws SVG, is not installed: install the package graphviz, "
        "or use --format mermaid or --format dot.");
  }
  if (drawn->status != 0) {
    throw OutsideFailure(OutsideFailure::Kind::unreadable,
                         "The program dot of Graphviz failed; it ended with " + std::to_string(drawn->status) + ".");
  }
  return std::move(drawn->out);
}

std::string drawing_of(const pathway::Pathway& pathway, const std::string& format) {
  if (format == "svg") return to_svg(pathway);
  return format == "dot" ? to_dot(pathway) : to_mermaid(pathway);
}

}  // namespace

int run(const GraphOptions& options, Context& context) {
  const auto drawing = drawing_of(*runnable_pathway(options.pathway), options.format);
  if (context.json) {
    context.out << nlohmann::json{{"format", options.format}, {"drawing", drawing}}.dump() << "\n";
  } else {
    context.out << drawing;
  }
  return done;
}

}  // namespace filrouge::cli
