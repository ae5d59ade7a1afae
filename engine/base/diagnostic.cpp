#include "engine/base/diagnostic.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace filrouge {
namespace {

std::string_view line_of(std::string_view text, int line) {
  for (int current = 1; current < line; ++current) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

// Terminal cells a character takes: none for what combines with the one before, two for ideographs and emoji.
std::size_t cells(char32_t c) {
  const bool combines = (c >= 0x0300 && c <= 0x036F) || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF60) ||
                    (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return combines ? 0 : wide ? 2 : 1;
}

// A text of strangers must not steer the terminal it is shown on.
bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

std::string printable(std::string_view text) {
  std::string out;
  for (; !text.empty(); text.remove_prefix(utf8::sequence_length(text))) {
    const auto c = utf8::first(text);
    out += c && !is_control(*c) ? text.substr(0, utf8::sequence_length(text)) : "\uFFFD";
  }
  return out;
}

// A source line as it is shown, and below it the caret. Of a long line, the part around the column.
std::string with_caret(std::string_view line, int column) {
  constexpr int before = 80;
  constexpr int shown = 160;
  const bool is_long = utf8::length(line) > shown;
  const int first = is_long && column > before ? column - before : 1;
  std::string text = first > 1 ? "…" : "";
  std::string indent = first > 1 ? " " : "";
  for (int at = 1; !line.empty(); ++at) {
    const auto c = utf8::first(line);
    if (is_long && at >= first + shown) {
      text += "…";
      break;
    }
    const auto length = utf8::sequence_length(line);
    if (at >= first) text += printable(line.substr(0, length));
    if (at >= first && at < column) indent += c == U'\t' ? "\t" : std::string(cells(c.value_or(U' ')), ' ');
    line.remove_prefix(length);
  }
  return "  " + text + "\n" + (column > 0 ? "  " + indent + "^\n" : "");
}

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void sort_by_position(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.position.line, a.position.column) < std::tie(b.file, b.position.line, b.position.column);
  });
}

std::string render(const Diagnostic& diagnostic, std::string_view text) {
  const auto [line, column] = diagnostic.position;
  std::string out = printable(diagnostic.file);
  if (line > 0) out += ":" + std::to_string(line);
  if (line > 0 && column > 0) out += ":" + std::to_string(column);
  out += ": ";
  out += to_string(diagnostic.severity);
  out += ": " + printable(diagnostic.message) + " [" + diagnostic.rule + "]\n";
  if (line > 0 && !text.empty()) out += with_caret(line_of(text, line), column);
  if (!diagnostic.hint.empty()) out += "  hint: " + printable(diagnostic.hint) + "\n";
  return out;
}

}  // namespace filrouge
