#pragma once
#include "engine/expression/node.hpp"

#include <string_view>

namespace filrouge::expression {

enum class Macro { all, exists, exists_one, filter, map };
[[nodiscard]] Macro macro_named(std::string_view name);

// A macro over the elements of a list or the keys of a map, in order. all and exists absorb errors as && and || do; in
// the others the first error ends it. `condition` may be empty for map, `transform` is for map only.
struct ComprehensionParts {
  Macro macro = Macro::all;
  std::size_t variable = 0;
  NodePtr range;
  NodePtr condition;
  NodePtr transform;
  std::uint64_t step_units = 1;  // what one element takes
};
[[nodiscard]] NodePtr make_comprehension(int column, ComprehensionParts parts);

// size() of what a filter keeps: counted, and no list is made. Nothing where `node`, which then stays, is no filter.
[[nodiscard]] NodePtr make_filter_size(int column, NodePtr& node);

}  // namespace filrouge::expression
