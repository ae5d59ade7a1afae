#include "engine/loading/yaml_traps.hpp"

#include "engine/base/utf8.hpp"
#include "engine/base/words.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

constexpr auto npos = std::string_view::npos;

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

// Where the line above the one at `offset` begins that is not blank, if it has no key.
std::optional<std::size_t> keyless_line_above(const SourceText& source, std::size_t offset) {
  for (int number = source.position(offset).line - 2; number >= 0; --number) {
    const auto line = source.line(static_cast<std::size_t>(number));
    const auto indent = line.find_first_not_of(" \t");
    if (indent == npos) continue;
    const bool has_key = contains(line, ": ") || trimmed(line).back() == ':';
    if (has_key || line[indent] == '#' || line[indent] == '-' || line[indent] == '}') return std::nullopt;
    return source.offset(number, static_cast<int>(indent));
  }
  return std::nullopt;
}

SyntaxFinding misplaced_key(const SourceText& source, std::size_t offset) {
  if (const auto above = keyless_line_above(source, offset)) {
    return {"yaml-syntax", *above, "This line has no key: a colon and a space are missing.",
            "Write KEY: VALUE, or quotes around a text of several lines."};
  }
  return {"yaml-syntax", offset, "A key with a value does not fit here.",
          "Align it with the keys it belongs to, and end the value above it."};
}

SyntaxFinding unclosed(const SourceText& source, const Position& bracket) {
  const auto offset = source.offset_of(bracket);
  return {"yaml-syntax", offset, in_quotes(source.text().substr(offset, 1)) + " opens here and is not closed.",
          "Close it, or quote the value that holds it."};
}

// `'l'élève'`: what is between quotes ends at an apostrophe.
bool ends_at_apostrophe(std::string_view line, std::size_t start, std::size_t column, std::string_view value) {
  const char quote = value.front();
  return (quote == '"' || quote == '\'') && value.size() > 1 && value.back() == quote && column > start + 1 &&
         line[column - 1] == quote;
}

SyntaxFinding plain_value_finding(const SourceText& source, std::size_t offset,
                                  const std::optional<Position>& bracket) {
  const auto position = source.position(offset);
  const auto line = source.line(static_cast<std::size_t>(position.line) - 1);
  const auto column = offset - source.offset(position.line - 1, 0);
  const auto start = value_start(line, column, bracket.has_value());
  const auto value = value_as_meant(line, start, bracket.has_value());
  const bool opened_above = bracket && bracket->line < position.line;
  if (value.empty() || start == line.find_first_not_of(" \t") || start > column)
    return opened_above ? unclosed(source, *bracket) : misplaced_key(source, offset);
  if (bracket && start == column) return unclosed(source, *bracket);
  if (ends_at_apostrophe(line, start, column, value)) {
    return {"yaml-syntax", offset, "The quote before this character closes the value.",
            "Use the other kind of quotes: " + quoted_form(value.substr(1, value.size() - 2))};
  }
  const auto culprit = column < line.size() ? in_quotes(line.substr(column, utf8::sequence_length(line.substr(column))))
                                            : "The end of the line";
  return {"yaml-syntax", offset, culprit + " cannot stand here in a value without quotes.",
          "Put the whole value between quotes: " + quoted_form(value)};
}

// A quote after a letter is an apostrophe.
bool opens_quote(std::string_view text, std::size_t at) {
  if (text[at] != '"' && text[at] != '\'') return false;
  const auto before = at == 0 ? ' ' : text[at - 1];
  const bool letter = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
                      (before >= '0' && before <= '9') || static_cast<unsigned char>(before) >= 0x80;
  return !letter;
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
    if (opens_quote(rest, i)) quote = c;
    if (c == '[' || c == '{' || c == '(') ++depth;
    const bool closes = c == ']' || c == '}' || c == ')';
    const bool comment = c == '#' && i > 0 && rest[i - 1] == ' ';
    const bool ends_in_flow = flow && depth == 0 && (c == ',' || closes);
    if (comment || ends_in_flow) return trimmed(rest.substr(0, i));
    if (closes) --depth;
  }
  return trimmed(rest);
}

SyntaxFinding explain_syntax(const SourceText& source, std::size_t offset, const std::optional<Position>& bracket,
                             std::string_view reason) {
  offset = std::min(offset, source.text().size());
  const bool flow = bracket.has_value();
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
  if (flow && at_end) return unclosed(source, *bracket);
  return plain_value_finding(source, offset, bracket);
}

}  // namespace filrouge::loading
