#include "engine/loading/yaml_traps.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

constexpr auto npos = std::string_view::npos;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != npos;
}

// Where the value that holds `column` begins: after the last "key: " (or, inside brackets, after what opens an item).
std::size_t value_start(std::string_view line, std::size_t column, bool flow) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < std::min(column, line.size()); ++i) {
    const bool before_space = i + 1 == line.size() || line[i + 1] == ' ' || line[i + 1] == '\t';
    const bool separates = (line[i] == ':' || line[i] == '-') && before_space && (line[i] == ':' || start == i);
    const bool opens = flow && (line[i] == '{' || line[i] == ',');
    if (separates || opens) start = i + 1;
    if (start == i && (line[i] == ' ' || line[i] == '\t')) start = i + 1;
  }
  return std::min(line.find_first_not_of(" \t", start), line.size());
}

bool is_indented_with_tab(std::string_view line) {
  const auto indent = line.substr(0, line.find_first_not_of(" \t"));
  return contains(indent, "\t") && indent.size() < line.size();
}

SyntaxFinding plain_value_finding(std::string_view line, std::size_t offset, std::size_t column, bool flow) {
  const auto start = value_start(line, column, flow);
  const auto value = value_as_meant(line, start, flow);
  if (value.empty() || start == line.find_first_not_of(" \t") || start > column) {
    return {"yaml-syntax", offset, "A key with a value does not fit here.",
            "Align it with the keys it belongs to, and end the value above it."};
  }
  const std::string culprit = column < line.size() ? std::string{"\""} + line[column] + "\"" : "The end of the line";
  return {"yaml-syntax", offset, culprit + " cannot stand here in a value without quotes.",
          "Put the whole value between quotes: " + quoted_form(value)};
}

}  // namespace

std::string quoted_form(std::string_view value) {
  if (!contains(value, "\"") && !contains(value, "\\")) return '"' + std::string{value} + '"';
  std::string quoted = "'";
  for (const char c : value) quoted += c == '\'' ? std::string{"''"} : std::string{c};
  return quoted + "'";
}

std::string_view value_as_meant(std::string_view line, std::size_t start, bool flow) {
  const auto rest = line.substr(std::min(start, line.size()));
  int depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '"' || c == '\'') quote = c;
    if (c == '[' || c == '{' || c == '(') ++depth;
    const bool closes = c == ']' || c == '}' || c == ')';
    const bool comment = c == '#' && i > 0 && rest[i - 1] == ' ';
    const bool ends_in_flow = flow && depth == 0 && (c == ',' || closes);
    if (comment || ends_in_flow) return trimmed(rest.substr(0, i));
    if (closes) --depth;
  }
  return trimmed(rest);
}

SyntaxFinding explain_syntax(const SourceText& source, std::size_t offset, bool flow, std::string_view reason) {
  offset = std::min(offset, source.text().size());
  const auto position = source.position(offset);
  const auto number = static_cast<std::size_t>(position.line) - 1;
  const auto line = source.line(number);
  const auto column = offset - source.offset(position.line - 1, 0);
  if (contains(reason, "tab") || is_indented_with_tab(line)) {
    return {"yaml-tab", source.offset(position.line - 1, 0), "The line is indented with a tab.", "Use spaces."};
  }
  if (contains(reason, "referenced anchor") || contains(reason, "alias")) {
    return {"yaml-anchor", offset, "A value that begins with * is a YAML alias.",
            "Put it between quotes, or repeat the value: " + quoted_form(value_as_meant(line, column, flow))};
  }
  if (contains(reason, "anchor")) {
    return {"yaml-anchor", offset, "A value that begins with & is a YAML anchor.",
            "Put it between quotes: " + quoted_form(value_as_meant(line, column, flow))};
  }
  if (contains(reason, "unknown token")) {
    return {"yaml-syntax", offset, "A value without quotes cannot begin with this character.",
            "Put it between quotes: " + quoted_form(value_as_meant(line, column, flow))};
  }
  if (contains(reason, "escape") || contains(reason, "EOF")) {
    return {"yaml-syntax", offset, "The text between quotes is not well formed: " + std::string{reason} + ".",
            "Between \"…\" a \\ begins an escape; use '…' to write it as it is."};
  }
  if (contains(reason, "illegal flow end") || contains(reason, "illegal block entry")) {
    return {"yaml-syntax", offset, "This character does not fit here.",
            "Check that every { and [ is closed once, or put the value between quotes."};
  }
  const bool at_end = trimmed(source.text().substr(offset)).empty() || column >= line.size();
  if (flow && at_end) {
    return {"yaml-syntax", offset, "A { or [ opened above is not closed.",
            "Close it, or quote the value that holds it."};
  }
  return plain_value_finding(line, offset, column, flow);
}

}  // namespace filrouge::loading
