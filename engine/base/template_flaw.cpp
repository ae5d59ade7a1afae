#include "engine/base/template_flaw.hpp"

#include "engine/base/template_tags.hpp"
#include "engine/base/words.hpp"

#include <vector>

namespace filrouge {
namespace {

using Kind = TemplateTag::Kind;

// In quotes, with '#' the tag that begins the section, with '/' the one that ends it.
std::string tag_of(char sigil, std::string_view section) {
  return in_quotes("{{" + (sigil + std::string(section)) + "}}");
}

std::optional<TemplateFlaw> flaw_alone(const TemplateTag& tag) {
  const auto written = in_quotes(tag.written);
  if (tag.kind == Kind::delimiters)
    return TemplateFlaw{"changes the braces of tags by " + written, "Write tags between {{ and }}."};
  if (tag.kind == Kind::partial)
    return TemplateFlaw{"includes another text by " + written, "Write here what it should say."};
  if (tag.kind != Kind::comment && tag.name.empty())
    return TemplateFlaw{"names nothing in " + written, "Write a name in it, or remove it."};
  return std::nullopt;
}

std::optional<TemplateFlaw> flaw_of_end(const TemplateTag& end, const std::vector<TemplateTag>& open) {
  const auto written = in_quotes(end.written);
  if (open.empty()) {
    return TemplateFlaw{"ends by " + written + " a section that it did not begin",
                        "Write " + tag_of('#', end.name) + " where it begins, or remove " + written + "."};
  }
  if (open.back().name == end.name) return std::nullopt;
  return TemplateFlaw{"ends by " + written + " the section that begins with " + in_quotes(open.back().written),
                      "Write " + tag_of('/', open.back().name) + " before it: the section begun last ends first."};
}

}  // namespace

std::optional<TemplateFlaw> template_flaw(std::string_view text) {
  const auto read = tags_of(text);
  std::vector<TemplateTag> open;
  for (const auto& tag : read.tags) {
    if (auto flaw = flaw_alone(tag)) return flaw;
    if (tag.kind == Kind::section) open.push_back(tag);
    if (tag.kind != Kind::end) continue;
    if (auto flaw = flaw_of_end(tag, open)) return flaw;
    open.pop_back();
  }
  if (!read.unclosed.empty()) {
    const auto* closing = read.unclosed.size() == 3 ? "}}}" : "}}";
    return TemplateFlaw{"has a " + std::string(read.unclosed) + " that no " + closing + " closes",
                        "Write " + std::string(closing) + " where its name ends."};
  }
  if (open.empty()) return std::nullopt;
  return TemplateFlaw{"never ends the section that begins with " + in_quotes(open.back().written),
                      "Write " + tag_of('/', open.back().name) + " where it ends."};
}

}  // namespace filrouge
