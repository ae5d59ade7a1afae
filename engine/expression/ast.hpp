#pragma once
#include "engine/expression/value.hpp"

#include <string>
#include <vector>

namespace filrouge::expression {

// What the parser read. `name` and `parts` by kind:
//   literal      value
//   name         `name`, with a leading dot when it was written so
//   select, has  parts[0] . name
//   index        parts[0] [ parts[1] ]
//   call         name(parts…)
//   method       parts[0].name(parts[1]…)
//   list         [parts…]
//   map          {parts[0]: parts[1], …}
//   inverse      !parts[0]
//   negation     -parts[0]
//   binary       parts[0] name parts[1], for + - * / % == != < <= > >= in
//   all_of       parts[0] && parts[1] && …
//   any_of       parts[0] || parts[1] || …
//   conditional  parts[0] ? parts[1] : parts[2]
//   macro        parts[0].name(value, parts[1]…): value is the name of the variable
struct Ast {
  enum class Kind {
    literal,
    name,
    select,
    has,
    index,
    call,
    method,
    list,
    map,
    inverse,
    negation,
    binary,
    all_of,
    any_of,
    conditional,
    macro
  };
  Kind kind = Kind::literal;
  int column = 1;  // of the operator, of the name called or selected, else of the first character
  int depth = 1;   // 1 for a leaf
  std::string name;
  Value value;
  std::vector<Ast> parts;
};

// A text that parses to the same tree; operators stand in parentheses.
[[nodiscard]] std::string print(const Ast& ast);
// A literal as it is written in an expression; null for what has no literal.
[[nodiscard]] std::string print_literal(const Value& value);
// Same tree, whatever the columns.
[[nodiscard]] bool same_shape(const Ast& a, const Ast& b);

}  // namespace filrouge::expression
