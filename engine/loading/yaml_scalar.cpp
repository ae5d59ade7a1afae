#include "engine/base/utf8.hpp"
#include "engine/loading/source_text.hpp"
#include "engine/loading/yaml_tree.hpp"

#include <charconv>
#include <cmath>

namespace filrouge::loading {
namespace {

bool is_plain_scalar(const Node& node) {
  return node.kind == Node::Kind::scalar && !node.quoted && !node.text.empty();
}

// -?(0|[1-9][0-9]*)
bool is_decimal_integer(std::string_view text) {
  if (text.substr(0, 1) == "-") text.remove_prefix(1);
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  return digits && (text == "0" || text.front() != '0');
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Bytes of the source that stand for the next character of a scalar between quotes: an escape counts whole.
std::size_t written_length(std::string_view rest, char quote) {
  if (quote == '\'' && rest.substr(0, 2) == "''") return 2;
  if (quote != '"' || rest.substr(0, 1) != "\\") return utf8::sequence_length(rest);
  const auto kind = rest.substr(1, 1);
  return kind == "x" ? 4 : kind == "u" ? 6 : kind == "U" ? 10 : 2;
}

}  // namespace

std::optional<bool> to_boolean(const Node& node) {
  if (!is_plain_scalar(node)) return std::nullopt;
  if (node.text == "true") return true;
  if (node.text == "false") return false;
  return std::nullopt;
}

std::optional<std::int64_t> to_integer(const Node& node) {
  if (!is_plain_scalar(node) || !is_decimal_integer(node.text)) return std::nullopt;
  std::int64_t value = 0;
  const auto* end = node.text.data() + node.text.size();
  const auto read = std::from_chars(node.text.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return value;
}

std::optional<double> to_number(const Node& node) {
  if (!is_plain_scalar(node)) return std::nullopt;
  const auto whole = std::string_view{node.text}.substr(0, node.text.find_first_of(".eE"));
  if (!is_decimal_integer(whole)) return std::nullopt;
  double value = 0;
  const auto* end = node.text.data() + node.text.size();
  const auto read = std::from_chars(node.text.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

Position position_in(const Node& scalar, std::string_view text, int column) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  const SourceText source{text};
  auto offset = source.offset_of(scalar.at);
  const char first = offset < text.size() ? text[offset] : '\0';
  const bool between_quotes = scalar.quoted && (first == '"' || first == '\'');
  const char quote = between_quotes ? first : '\0';
  if (between_quotes) ++offset;
  if (scalar.quoted && (first == '|' || first == '>')) offset = std::min(text.find('\n', offset), text.size());
  const std::string_view value = scalar.text;
  std::size_t in_value = 0;
  for (int current = 1; offset < text.size(); ++current) {
    // A folded line break is one blank of the value and a run of blanks in the source.
    const bool blank_here = in_value < value.size() && is_blank(value[in_value]);
    while (offset < text.size() && is_blank(text[offset]) && !blank_here) ++offset;
    if (current == column || in_value >= value.size()) break;
    if (blank_here) {
      const bool more = in_value + 1 < value.size() && is_blank(value[in_value + 1]);
      do ++offset;
      while (!more && offset < text.size() && is_blank(text[offset]));
    } else {
      offset += written_length(text.substr(offset), quote);
    }
    in_value += utf8::sequence_length(value.substr(in_value));
  }
  return source.position(offset);
}

}  // namespace filrouge::loading
