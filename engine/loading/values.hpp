#pragma once
#include "engine/expression/program.hpp"
#include "engine/loading/fields.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::loading {

// The type that `type:`, `values:` and the bounds of a fact, payload field or parameter give; dyn where they are wrong
// (reported). An outcome is a text among the codes of the table.
[[nodiscard]] expression::Type read_type(Draft& draft, const Fields& fields);
[[nodiscard]] expression::Type type_named(Draft& draft, const std::string& name, Where at);

// A constant written in the file, of that type; reports wrong-type.
[[nodiscard]] std::optional<expression::Value> read_value(Draft& draft, const Node& node, const expression::Type& type);

// The entries of a `set:` map. A scalar that is a value of the fact's enum is that value, `null` empties, anything else
// is an expression.
[[nodiscard]] std::vector<pathway::Assignment> read_set(Draft& draft, const std::vector<Entry>& entries,
                                                        const expression::Scope& scope);

// `late:`; a rule that does not say has its own.
[[nodiscard]] pathway::Late read_late(const Fields& fields, pathway::Late otherwise);

// `requires:`
[[nodiscard]] std::vector<pathway::Requirement> read_requirements(Draft& draft, const std::vector<Node>& items,
                                                                  const expression::Scope& scope,
                                                                  const std::string& source);

}  // namespace filrouge::loading
