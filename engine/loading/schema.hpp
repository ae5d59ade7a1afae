#pragma once
#include <string>

namespace filrouge::loading {

// The grammar as a JSON Schema (draft 7, what editors of YAML understand), indented, with a line end: completion and
// descriptions while typing. A file with `extends` is one that is laid over others: it may leave out what they have,
// and remove it by null. What only the loader knows (names, expressions, moments) is not in it.
[[nodiscard]] std::string pathway_schema();

}  // namespace filrouge::loading
