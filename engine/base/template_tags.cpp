#include "engine/base/template_tags.hpp"

#include "engine/base/words.hpp"

namespace filrouge {
namespace {

using Kind = TemplateTag::Kind;

Kind kind_of(char sigil) {
  switch (sigil) {
    case '#':
    case '^':
      return Kind::section;
    case '/':
      return Kind::end;
    case '!':
      return Kind::comment;
    case '>':
      return Kind::partial;
    default:
      return Kind::variable;
  }
}

TemplateTag read_tag(std::string_view content, bool three_braces, std::string_view written) {
  if (content.starts_with('=')) return {Kind::delimiters, content, written};
  if (three_braces || content.empty()) return {Kind::variable, content, written};
  const auto kind = kind_of(content.front());
  const bool has_sigil = kind != Kind::variable || content.front() == '&';
  return {kind, has_sigil ? trimmed(content.substr(1)) : content, written};
}

}  // namespace

TemplateTags tags_of(std::string_view text) {
  TemplateTags read;
  for (auto begin = text.find("{{"); begin != std::string_view::npos; begin = text.find("{{")) {
    text.remove_prefix(begin);
    const bool three_braces = text.starts_with("{{{");
    const std::size_t braces = three_braces ? 3 : 2;
    const auto end = text.find(three_braces ? "}}}" : "}}", braces);
    if (end == std::string_view::npos) {
      read.unclosed = text.substr(0, braces);
      return read;
    }
    const auto content = trimmed(text.substr(braces, end - braces));
    read.tags.push_back(read_tag(content, three_braces, text.substr(0, end + braces)));
    text.remove_prefix(end + braces);
  }
  return read;
}

}  // namespace filrouge
