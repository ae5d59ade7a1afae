#include "engine/base/template_names.hpp"

#include "engine/base/words.hpp"

namespace filrouge {

std::vector<std::string> names_outside_sections(std::string_view text) {
  std::vector<std::string> names;
  int depth = 0;
  for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{")) {
    const auto close = text.find("}}", open);
    if (close == std::string_view::npos) return names;
    auto tag = trimmed(text.substr(open + 2, close - open - 2));
    text.remove_prefix(close + 2);
    if (tag.empty() || tag.front() == '!') continue;
    if (tag.front() == '#' || tag.front() == '^') ++depth;
    if (tag.front() == '/') --depth;
    if (depth > 0 || tag.front() == '#' || tag.front() == '^' || tag.front() == '/') continue;
    if (tag.front() == '{' || tag.front() == '&') tag = trimmed(tag.substr(1));
    names.emplace_back(tag);
  }
  return names;
}

}  // namespace filrouge
