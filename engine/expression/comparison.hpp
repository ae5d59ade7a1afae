#pragma once
#include "engine/expression/value.hpp"

#include <compare>
#include <optional>

namespace filrouge::expression {

[[nodiscard]] inline bool is_number(const Value& value) {
  return value.if_int() || value.if_uint() || value.if_double();
}

// Numbers of any two kinds: int and uint as the numbers they are, with a double as the doubles nearest to them. NaN is
// unordered.
[[nodiscard]] std::partial_ordering compare_numbers(const Value& a, const Value& b);

// Numbers, and two of: bool (false first), string and bytes (by code point, by octet), timestamp, duration, date.
// Empty for any other pair: CEL gives it no order.
[[nodiscard]] std::optional<std::partial_ordering> order(const Value& a, const Value& b);

// The value under a key that equals `key` (that is the text `name`), or nullptr. Takes time in the size of the map.
[[nodiscard]] const Value* find(const Value::Map& map, const Value& key);
[[nodiscard]] const Value* find_field(const Value::Map& map, std::string_view name);

}  // namespace filrouge::expression
