#pragma once
#include "engine/expression/node.hpp"

#include <string>
#include <vector>

// The nodes that find or make a value.
namespace filrouge::expression {

[[nodiscard]] NodePtr make_constant(int column, Value value);
// A fact that the frame does not hold is null.
[[nodiscard]] NodePtr make_fact(int column, Slot slot);
[[nodiscard]] NodePtr make_variable(int column, std::size_t index);
// Fails with that error whenever it is evaluated.
[[nodiscard]] NodePtr make_failing(ExpressionError error);
[[nodiscard]] NodePtr make_select(int column, NodePtr operand, std::string field);
[[nodiscard]] NodePtr make_has(int column, NodePtr operand, std::string field);
[[nodiscard]] NodePtr make_index(int column, NodePtr operand, NodePtr index);
[[nodiscard]] NodePtr make_list(int column, std::vector<NodePtr> elements);
[[nodiscard]] NodePtr make_map(int column, std::vector<NodePtr> keys_and_values);
// in_state(): true while the state is active.
[[nodiscard]] NodePtr make_in_state(int column, int state);

}  // namespace filrouge::expression
