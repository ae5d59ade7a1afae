// Any bytes are either a pathway or refused with findings that stand inside the text, and a pathway is whole.
#include "engine/loading/load_pathway.hpp"
#include "engine/pathway/derived.hpp"
#include "engine/pathway/graph.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace filrouge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
  const auto result = loading::load_pathway("a.yaml", {{"a.yaml", text}});
  for (const auto& finding : result.findings) {
    if (finding.position.line > lines || finding.message.empty() || finding.rule.empty()) std::abort();
    if (render(finding, text).empty()) std::abort();
  }
  const bool refused = has_errors(result.findings) || !result.needs.empty();
  if (!result.pathway && !refused) std::abort();
  if (result.pathway) {
    const pathway::Derived derived{*result.pathway};
    if (to_mermaid(*result.pathway).empty() || to_dot(*result.pathway).empty()) std::abort();
  }
  return 0;
}
