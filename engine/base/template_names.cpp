#include "engine/base/template_names.hpp"

#include "engine/base/template_tags.hpp"

namespace filrouge {

std::vector<std::string> names_outside_sections(std::string_view text) {
  std::vector<std::string> names;
  int depth = 0;
  for (const auto& tag : tags_of(text).tags) {
    if (tag.kind == TemplateTag::Kind::section) ++depth;
    if (tag.kind == TemplateTag::Kind::end) --depth;
    if (tag.kind == TemplateTag::Kind::variable && depth == 0) names.emplace_back(tag.name);
  }
  return names;
}

}  // namespace filrouge
