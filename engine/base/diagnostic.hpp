#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace filrouge {

// A place in a text a person wrote. Line and column count from 1, columns in characters (code points); 0 is unknown.
struct Position {
  int line = 0;
  int column = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

enum class Severity { error, warning, note };
[[nodiscard]] std::string_view to_string(Severity severity);

// One finding about a text: where, which rule, what is wrong, and what to write instead.
struct Diagnostic {
  std::string file;
  Position position;
  std::string rule;  // stable id in kebab-case, for instance "unknown-target"
  Severity severity = Severity::error;
  std::string message;  // one sentence: what was found, what was expected
  std::string hint;     // the remedy, empty where there is none to propose
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

// By file, then line, then column; findings of one place keep the order they were made in.
void sort_by_position(Diagnostics& diagnostics);

// "FILE:LINE:COLUMN: error: MESSAGE [RULE]", the source line (the part around the column where it is long, without
// control characters), a caret under the column, and the hint. What is unknown of the position is left out. `text` is
// the whole text of the file; without it (empty) the line and the caret are left out.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, std::string_view text);

}  // namespace filrouge
