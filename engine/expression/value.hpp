#pragma once
#include "engine/base/time.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace filrouge::expression {

// google.protobuf.Timestamp: seconds since 1970-01-01T00:00:00Z and 0 to 999 999 999 nanoseconds; years 0001 to 9999.
struct Timestamp {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};
// google.protobuf.Duration: both parts of the same sign.
struct Span {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  friend auto operator<=>(const Span&, const Span&) = default;
};

// A value of the Common Expression Language for the types kept, and a civil date. Cheap to copy: what is long is shared
// and never changes.
class Value {
 public:
  using List = std::vector<Value>;
  using Map = std::vector<std::pair<Value, Value>>;  // keys are bool, int, uint or string, unique
  struct Bytes {
    std::string octets;
  };
  struct TypeName {  // the value of type(x)
    std::string name;
  };

  Value() = default;  // null
  Value(bool value);
  Value(int value) : Value(std::int64_t{value}) {}
  Value(std::int64_t value);
  Value(std::uint64_t value);
  Value(double value);
  Value(std::string value);
  Value(std::string_view value);
  Value(const char* value);
  Value(Bytes value);
  Value(Timestamp value);
  Value(Span value);
  Value(Day value);
  Value(TypeName value);
  Value(List value);
  Value(Map value);

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(rep_); }
  // The content when the value is of that kind, else nullptr.
  [[nodiscard]] const bool* if_bool() const { return std::get_if<bool>(&rep_); }
  [[nodiscard]] const std::int64_t* if_int() const { return std::get_if<std::int64_t>(&rep_); }
  [[nodiscard]] const std::uint64_t* if_uint() const { return std::get_if<std::uint64_t>(&rep_); }
  [[nodiscard]] const double* if_double() const { return std::get_if<double>(&rep_); }
  [[nodiscard]] const std::string* if_string() const { return shared<std::string>(); }
  [[nodiscard]] const Bytes* if_bytes() const { return shared<Bytes>(); }
  [[nodiscard]] const Timestamp* if_timestamp() const { return std::get_if<Timestamp>(&rep_); }
  [[nodiscard]] const Span* if_duration() const { return std::get_if<Span>(&rep_); }
  [[nodiscard]] const Day* if_date() const { return std::get_if<Day>(&rep_); }
  [[nodiscard]] const TypeName* if_type() const { return shared<TypeName>(); }
  [[nodiscard]] const List* if_list() const { return shared<List>(); }
  [[nodiscard]] const Map* if_map() const { return shared<Map>(); }

  // Which alternative is held, in the order of the accessors above; null is 0.
  [[nodiscard]] std::size_t alternative() const {
    const auto* object = std::get_if<Shared>(&rep_);
    return rep_.index() + (object ? (*object)->index() : 0);
  }
  // A text, bytes, a list, a map or the name of a type: not a fixed size.
  [[nodiscard]] bool is_long() const { return std::holds_alternative<Shared>(rep_); }
  // The same storage: cheap, and enough to know that two strings are equal. False says nothing.
  [[nodiscard]] bool same_storage(const Value& other) const {
    const auto* a = std::get_if<Shared>(&rep_);
    const auto* b = std::get_if<Shared>(&other.rep_);
    return a && b && *a == *b;
  }

  // Adds an element at the end of a list: in place where no other value shares it, else to a copy. Anything else
  // becomes a list of that element.
  void append(Value element);

  // CEL equality: numbers compare across int, uint and double; NaN equals nothing; lists and maps by content.
  friend bool operator==(const Value& a, const Value& b);

 private:
  using Object = std::variant<std::string, Bytes, TypeName, List, Map>;
  using Shared = std::shared_ptr<const Object>;

  template <class T>
  [[nodiscard]] const T* shared() const {
    const auto* object = std::get_if<Shared>(&rep_);
    return object ? std::get_if<T>(object->get()) : nullptr;
  }
  std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, Timestamp, Span, Day, Shared> rep_;
};

// About what a value takes written out: the octets of texts and bytes, and eight for everything else. Counting ends
// soon beyond `limit`.
[[nodiscard]] std::size_t octets_of_long(const Value& value, std::size_t limit);
[[nodiscard]] inline std::size_t octets(const Value& value, std::size_t limit) {
  return value.is_long() ? octets_of_long(value, limit) : 8;
}

}  // namespace filrouge::expression
