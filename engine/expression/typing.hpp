#pragma once
#include "engine/base/result.hpp"
#include "engine/expression/type.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the checker knows about operators: which types they take and what they give. dyn is taken everywhere.
namespace filrouge::expression {

[[nodiscard]] Type type_of(Type::Kind kind);
[[nodiscard]] Type list_type(Type element);
// The type of a literal; of a string, an enum of itself; of an integer, bounded by itself.
[[nodiscard]] Type literal_type(const Value& value);

// The type that covers both; dyn where only that does.
[[nodiscard]] Type common_type(const Type& a, const Type& b);
[[nodiscard]] Type common_type(const std::vector<Type>& types);

// The element of a list, the key of a map; dyn for dyn. Empty when nothing can be iterated.
[[nodiscard]] std::optional<Type> iterated_type(const Type& type);

[[nodiscard]] bool is_numeric(const Type& type);
[[nodiscard]] bool can_be_equal(const Type& a, const Type& b);
[[nodiscard]] bool can_be_ordered(const Type& a, const Type& b);

// + - * / %; empty when the operator has no meaning for the two.
[[nodiscard]] std::optional<Type> arithmetic_type(char sign, const Type& a, const Type& b);

// The first value of `used` that `allowed` does not have; empty unless both are enums.
[[nodiscard]] std::optional<std::string> foreign_value(const Type& used, const Type& allowed);

}  // namespace filrouge::expression
