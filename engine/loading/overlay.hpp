#pragma once
#include "engine/loading/draft.hpp"

#include <string_view>

namespace filrouge::loading {

// Lays a file over what it extends, as RFC 7396 merges documents: maps merge by key, anything else is replaced, null
// removes. A null that is a value (in `set`) is one. What is new comes after what is there, in document order; what is
// there keeps its place. Nodes keep the file and position they were written at. Reports a null that removes nothing.
// `form` is what both are written as (grammar.hpp).
void lay_over(Draft& draft, Node& base, const Node& layer, std::string_view form = "pathway");

// A construct written short (`on: { paid: closed }`) as it is written in full (`{ target: closed }`); anything else as
// it is.
[[nodiscard]] Node in_full(const Node& node, std::string_view form);

}  // namespace filrouge::loading
