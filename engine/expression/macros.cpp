#include "engine/expression/macros.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace filrouge::expression {
namespace {

constexpr std::array<std::string_view, 6> comprehensions{"all", "exists", "exists_one", "existsOne", "filter", "map"};

std::optional<ExpressionError> expand_has(Ast& call) {
  if (call.parts.size() != 1 || call.parts[0].kind != Ast::Kind::select) {
    return ExpressionError{call.column, "has() takes one selection of a field.", "Write has(record.field)."};
  }
  const int column = call.column;
  Ast selection = std::move(call.parts[0]);
  call = std::move(selection);
  call.kind = Ast::Kind::has;
  call.column = column;
  return std::nullopt;
}

std::optional<ExpressionError> expand_comprehension(Ast& call) {
  const std::size_t arguments = call.parts.size() - 1;
  const bool right_count = arguments == 2 || (arguments == 3 && call.name == "map");
  if (!right_count || call.parts[1].kind != Ast::Kind::name || call.parts[1].name.starts_with('.')) {
    const bool is_map = call.name == "map";
    return ExpressionError{call.column, call.name + "() takes the name of a variable and a condition.",
                           is_map ? "Write list.map(x, expression) or list.map(x, condition, expression)."
                                  : "Write list." + call.name + "(x, condition)."};
  }
  call.kind = Ast::Kind::macro;
  if (call.name == "existsOne") call.name = "exists_one";
  call.value = Value(std::move(call.parts[1].name));
  call.parts.erase(call.parts.begin() + 1);
  return std::nullopt;
}

}  // namespace

std::optional<ExpressionError> expand_macro(Ast& call) {
  if (call.kind == Ast::Kind::call && call.name == "has") return expand_has(call);
  if (call.kind != Ast::Kind::method) return std::nullopt;
  const bool known = std::find(comprehensions.begin(), comprehensions.end(), call.name) != comprehensions.end();
  return known ? expand_comprehension(call) : std::nullopt;
}

}  // namespace filrouge::expression
