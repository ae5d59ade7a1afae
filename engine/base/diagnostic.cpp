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

// Spaces up to the column, with the tabs of the source line kept so that the caret stands under its character.
std::string indent_to(std::string_view line, int column) {
  std::string indent;
  for (int current = 1; current < column; ++current) {
    indent += !line.empty() && line.front() == '\t' ? '\t' : ' ';
    line.remove_prefix(std::min(line.size(), utf8::sequence_length(line)));
  }
  return indent;
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
  std::string out = diagnostic.file;
  if (diagnostic.position.line > 0) {
    out += ":" + std::to_string(diagnostic.position.line) + ":" + std::to_string(diagnostic.position.column);
  }
  out += ": ";
  out += to_string(diagnostic.severity);
  out += ": " + diagnostic.message + " [" + diagnostic.rule + "]\n";
  if (diagnostic.position.line > 0 && !text.empty()) {
    const auto line = line_of(text, diagnostic.position.line);
    out += "  ";
    out += line;
    out += "\n  " + indent_to(line, diagnostic.position.column) + "^\n";
  }
  if (!diagnostic.hint.empty()) out += "  hint: " + diagnostic.hint + "\n";
  return out;
}

}  // namespace filrouge
