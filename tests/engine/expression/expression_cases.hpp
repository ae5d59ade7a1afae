#pragma once
#include "engine/expression/program.hpp"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace filrouge::test {

// One line of a case file or of a ```cel block of a document:
//
//     1 + 2                   // => 3
//     size("élève")           // => int 5
//     1 / 0                   // => error
//     "a" + 1                 // => error 5
//
// After the arrow: the value in JSON, its type before it where that matters; or `error`, with the column where that
// matters. Names come from the last line `// data: {…}` above.
struct ExpressionCase {
  int line = 0;
  std::string text;
  bool fails = false;
  int column = 0;    // 0: any
  std::string type;  // empty: any
  nlohmann::json value;
  nlohmann::json data;
};

// The cases of a text; with `fenced`, of its ```cel blocks only. A line that is neither a case, a comment nor blank is
// an error of the file and throws std::runtime_error.
[[nodiscard]] std::vector<ExpressionCase> read_cases(const std::string& text, bool fenced = false);

// Runs a case at noon of 2026-07-13 in Paris, in a place with the holidays of metropolitan France, types left to the
// evaluation. Gives what is wrong, empty when it is as expected. Texts of data that look like "2026-07-13" are dates.
[[nodiscard]] std::string check_case(const ExpressionCase& one);

[[nodiscard]] const calendar::Place& paris();
[[nodiscard]] std::string read_text(const std::string& path_in_repository);

}  // namespace filrouge::test
