#pragma once
#include "engine/base/result.hpp"
#include "engine/expression/ast.hpp"
#include "engine/expression/program.hpp"

#include <string_view>

namespace filrouge::expression {

// Reads one expression after the grammar of the CEL specification, macros recognised; messages (`Type{…}`) are not
// kept. The first syntax error ends it. Nesting is bounded by options.depth_max, the depth of the tree (long chains of
// operators make it deep) by eight times that.
[[nodiscard]] Result<Ast, ExpressionError> parse(std::string_view text, const CompileOptions& options = {});

}  // namespace filrouge::expression
