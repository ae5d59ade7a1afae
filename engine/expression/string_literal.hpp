#pragma once
#include "engine/base/result.hpp"
#include "engine/expression/value.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace filrouge::expression {

struct StringLiteral {
  std::size_t length = 0;  // bytes of source, prefix and quotes included
  Value value;             // a string, or bytes after the prefix b
};
struct StringLiteralError {
  std::size_t offset = 0;  // bytes from the beginning of the literal
  std::string message;
};

// True before a quote, or before one or two of the prefixes b and r and a quote.
[[nodiscard]] bool begins_string_literal(std::string_view text);

// One string or bytes literal of the CEL specification: 'a', "a", '''a''', """a""", r raw, b bytes, all escapes.
[[nodiscard]] Result<StringLiteral, StringLiteralError> read_string_literal(std::string_view text);

}  // namespace filrouge::expression
