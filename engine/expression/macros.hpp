#pragma once
#include "engine/expression/ast.hpp"
#include "engine/expression/program.hpp"

#include <optional>

namespace filrouge::expression {

// Turns a call just parsed into what it stands for when it is a macro: has(e.f), e.all(x, p), e.exists(x, p),
// e.exists_one(x, p), e.filter(x, p), e.map(x, t), e.map(x, p, t). Other calls are left as they are.
// Gives the error of a macro that is written wrongly.
[[nodiscard]] std::optional<ExpressionError> expand_macro(Ast& call);

}  // namespace filrouge::expression
