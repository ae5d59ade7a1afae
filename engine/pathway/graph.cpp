#include "engine/pathway/graph.hpp"

namespace filrouge::pathway {

std::string arrow_label(const Pathway& pathway, const Transition& transition) {
  const auto& path = pathway.states[transition.source].path;
  auto label = transition.rule.substr(path.empty() ? 0 : path.size() + 1);
  if (label.rfind("on.", 0) == 0) {
    label.erase(0, 3);
  } else if (const auto dot = label.find('.'); dot != std::string::npos) {
    label[dot] = ' ';
  }
  if (transition.guard) label += " [" + transition.guard->text() + "]";
  return label;
}

}  // namespace filrouge::pathway
