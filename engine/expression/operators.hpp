#pragma once
#include "engine/expression/node.hpp"

#include <string_view>
#include <vector>

// The nodes of the operators. && and || absorb: an operand that decides wins over one that failed, on either side.
namespace filrouge::expression {

[[nodiscard]] NodePtr make_all_of(int column, std::vector<NodePtr> operands);
[[nodiscard]] NodePtr make_any_of(int column, std::vector<NodePtr> operands);
[[nodiscard]] NodePtr make_inverse(int column, NodePtr operand);
[[nodiscard]] NodePtr make_conditional(int column, NodePtr condition, NodePtr yes, NodePtr no);
[[nodiscard]] NodePtr make_negation(int column, NodePtr operand);
[[nodiscard]] NodePtr make_arithmetic(int column, char sign, NodePtr left, NodePtr right);
[[nodiscard]] NodePtr make_equality(int column, bool equal, NodePtr left, NodePtr right);
[[nodiscard]] NodePtr make_membership(int column, NodePtr element, NodePtr container);
// `sign` is < <= > or >=. With null on either side the result is false when `empty_is_false` or when the other side is
// a date, else an error.
[[nodiscard]] NodePtr make_order(int column, std::string_view sign, NodePtr left, NodePtr right, bool empty_is_false);

// Fails with "… wants a bool, not …".
const Value* fail_not_bool(Run& run, int column, std::string_view what, const Value& value);

}  // namespace filrouge::expression
