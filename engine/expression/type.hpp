#pragma once
#include <memory>
#include <string>
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
  // A string that takes one of these values only (an enum of the pathway); empty for any string.
  std::vector<std::string> values;
  // list: one element type; map: key type, value type; empty means dyn.
  std::vector<Type> parameters;
  // record (an entry of a log fact): its fields.
  std::vector<std::pair<std::string, Type>> fields;
  bool nullable = false;  // may be empty: check asks for a test against null where that matters

  friend bool operator==(const Type&, const Type&) = default;
};

[[nodiscard]] std::string to_string(const Type& type);

}  // namespace filrouge::expression
