#pragma once
#include "engine/expression/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace filrouge::expression {

// What the checker knows of an expression before it runs.
struct Type {
  enum class Kind {
    dyn,
    null,
    boolean,
    integer,
    unsigned_integer,
    real,
    string,
    bytes,
    timestamp,
    duration,
    date,
    list,
    map,
    record,
    type
  };
  Kind kind = Kind::dyn;
  // A string that takes one of these values only (an enum of the pathway, a literal); empty for any string.
  std::vector<std::string> values;
  // An integer that is never less or more than these.
  std::optional<std::int64_t> at_least;
  std::optional<std::int64_t> at_most;
  // list: one element type; map: key type, value type; empty means dyn.
  std::vector<Type> parameters;
  // record (an entry of a log fact): its fields.
  std::vector<std::pair<std::string, Type>> fields;
  bool nullable = false;  // may be empty: check asks for a test against null where that matters

  friend bool operator==(const Type&, const Type&) = default;
};

[[nodiscard]] std::string_view to_string(Type::Kind kind);  // "int", "timestamp", "date"…
[[nodiscard]] std::string to_string(const Type& type);      // "list(string)", "map(string, dyn)"

// True when a value of type `given` may stand where `wanted` is expected: dyn fits anywhere and takes anything, a text
// fits an enum when all it can be is among the enum's values, null fits what is nullable, an int fits a double, and
// bounds that it can meet.
[[nodiscard]] bool fits(const Type& given, const Type& wanted);

// False of an integer beyond the bounds of the type.
[[nodiscard]] bool is_in_bounds(const Value& value, const Type& type);
// The bounds in words: "from 0 to 20", "of at least 0", "of at most 20"; empty without bounds.
[[nodiscard]] std::string bounds_in_words(const Type& type);

// The kind of a value that is there; an entry of a log is a map.
[[nodiscard]] Type::Kind kind_of(const Value& value);
// The name that type(value) gives, after the CEL specification: "int", "null_type", "google.protobuf.Timestamp"…
[[nodiscard]] std::string_view type_name(Type::Kind kind);

}  // namespace filrouge::expression
