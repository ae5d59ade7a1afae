#pragma once
#include <string_view>
#include <vector>

namespace filrouge {

// A tag of a Mustache template: "{{#answers}}" begins the section "answers".
struct TemplateTag {
  enum class Kind { variable, section, end, comment, partial, delimiters };
  Kind kind = Kind::variable;
  std::string_view name;     // what it names, or what a comment says
  std::string_view written;  // as it stands in the text, with its braces
};

struct TemplateTags {
  std::vector<TemplateTag> tags;  // in their order
  std::string_view unclosed;      // the braces, "{{" or "{{{", of a tag that nothing closes; the text ends there
};

// Both are of the text, and last as long as it.
[[nodiscard]] TemplateTags tags_of(std::string_view text);

}  // namespace filrouge
