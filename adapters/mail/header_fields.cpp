#include "adapters/mail/header_fields.hpp"

#include "engine/base/words.hpp"

#include <algorithm>

namespace filrouge::mail {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// The next of several parameters, up to a semicolon that stands outside of quotes; it is taken off.
std::string_view take_parameter(std::string_view& value) {
  bool quoted = false;
  std::size_t end = 0;
  for (; end < value.size() && (quoted || value[end] != ';'); ++end) {
    if (value[end] == '"') quoted = !quoted;
    if (value[end] == '\\' && end + 1 < value.size()) ++end;
  }
  const auto taken = value.substr(0, end);
  value.remove_prefix(std::min(value.size(), end + 1));
  return taken;
}

std::string unquoted(std::string_view value) {
  if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::string(value);
  std::string plain;
  value = value.substr(1, value.size() - 2);
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size()) ++i;
    plain += value[i];
  }
  return plain;
}

}  // namespace

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  text.remove_prefix(std::min(text.size(), end + 1));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

HeaderFields take_fields(std::string_view& text) {
  HeaderFields fields;
  std::string* last = nullptr;
  while (!text.empty()) {
    const auto line = take_line(text);
    if (line.empty()) break;
    if (is_blank(line.front())) {
      if (last != nullptr) *last += " " + std::string(trimmed(line));
      continue;
    }
    last = nullptr;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto [place, added] =
        fields.emplace(in_lower_case(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1))));
    if (added) last = &place->second;
  }
  return fields;
}

std::string field(const HeaderFields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

std::string without_parameters(std::string_view value) {
  return in_lower_case(trimmed(take_parameter(value)));
}

std::string parameter(std::string_view value, std::string_view name) {
  (void)take_parameter(value);
  while (!value.empty()) {
    const auto next = take_parameter(value);
    const auto equals = next.find('=');
    if (equals != std::string_view::npos && in_lower_case(trimmed(next.substr(0, equals))) == name)
      return unquoted(trimmed(next.substr(equals + 1)));
  }
  return {};
}

}  // namespace filrouge::mail
