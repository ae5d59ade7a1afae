#include "engine/loading/names.hpp"

#include <algorithm>
#include <array>

namespace filrouge::loading {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Words of CEL and of the language that no fact may take.
bool is_reserved(std::string_view name) {
  constexpr std::array words{"true", "false", "null",     "in",    "as",   "break",   "const",     "continue", "else",
                             "for",  "if",    "import",   "let",   "loop", "package", "namespace", "return",   "var",
                             "void", "while", "function", "event", "open", "due",     "owner",     "student"};
  return std::find(words.begin(), words.end(), name) != words.end();
}

bool is_name(std::string_view name, bool dash) {
  if (name.empty() || name.size() > 100 || (!is_letter(name.front()) && name.front() != '_')) return false;
  return std::all_of(name.begin(), name.end(),
                     [dash](char c) { return is_letter(c) || is_digit(c) || c == '_' || (dash && c == '-'); });
}

bool refuse(Draft& draft, const std::string& name, Where at, const char* wanted) {
  draft.report("invalid-name", at, in_quotes(name) + " cannot be a name here.", wanted);
  return false;
}

}  // namespace

bool expect_identifier(Draft& draft, const std::string& name, Where at) {
  if (is_reserved(name)) return refuse(draft, name, at, "It is a word of the language: choose another one.");
  return is_name(name, false) || refuse(draft, name, at, "Use letters without accents, digits and _.");
}

bool expect_name(Draft& draft, const std::string& name, Where at) {
  return is_name(name, true) || refuse(draft, name, at, "Use letters without accents, digits, _ and -.");
}

bool expect_dotted_name(Draft& draft, const std::string& name, Where at) {
  for (std::size_t start = 0; start <= name.size();) {
    const auto end = std::min(name.find('.', start), name.size());
    if (!is_name(std::string_view{name}.substr(start, end - start), true)) {
      return refuse(draft, name, at, "Use words of letters without accents, digits, _ and -, separated by dots.");
    }
    start = end + 1;
  }
  return true;
}

std::optional<pathway::RoleIndex> resolve_role(Draft& draft, const Node& name, const std::vector<std::string>& words) {
  return resolve(draft, draft.roles, name, "unknown-role", "role", words);
}

pathway::MessageIndex message_named(Draft& draft, const std::string& name, Where at) {
  const auto* known = draft.messages.find(name);
  const auto index = known != nullptr ? *known : draft.pathway.messages.add({name, {}, draft.origin(at, "")});
  if (known == nullptr) draft.messages.add(name, index);
  draft.message_uses.emplace_back(index, at);
  return index;
}

pathway::EventPattern to_pattern(std::string_view text) {
  if (text == "*") return {};
  if (text.size() > 2 && text.substr(text.size() - 2) == ".*") text.remove_suffix(2);
  return {std::string{text}};
}

}  // namespace filrouge::loading
