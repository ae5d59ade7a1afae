#include "adapters/csv/file_problem.hpp"

#include "engine/base/utf8.hpp"

namespace filrouge::csv {

Diagnostic file_problem(Position position, std::string rule, std::string message, std::string hint) {
  return Diagnostic{.file = {},
                    .position = position,
                    .rule = std::move(rule),
                    .severity = Severity::error,
                    .message = std::move(message),
                    .hint = std::move(hint)};
}

Position position_of(std::string_view text, std::size_t offset) {
  Position position{1, 1};
  for (std::size_t i = 0; i < offset && i < text.size();) {
    const bool crlf_begins = text[i] == '\r' && text.substr(i + 1, 1) == "\n";
    if (text[i] == '\n' || (text[i] == '\r' && !crlf_begins)) {
      ++position.line;
      position.column = 1;
    } else {
      ++position.column;
    }
    i += utf8::sequence_length(text.substr(i));
  }
  return position;
}

}  // namespace filrouge::csv
