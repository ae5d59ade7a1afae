#pragma once
#include "engine/base/result.hpp"
#include "engine/expression/program.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::expression {

struct Token {
  enum class Kind { end, name, quoted_name, literal, sign };
  Kind kind = Kind::end;
  int column = 1;
  std::string text;  // a name without its backquotes, a sign, or how a literal was written
  Value value;       // of a literal; an int above its range is a uint, for the minus that may precede it
};

// Cuts a text into tokens after the lexis of the CEL specification; the last one is `end`. `true`, `false` and `null`
// are literals. The first error ends it.
[[nodiscard]] Result<std::vector<Token>, ExpressionError> tokenize(std::string_view text);

}  // namespace filrouge::expression
