#include "engine/expression/comparison.hpp"

#include <utility>

namespace filrouge::expression {
namespace {

// As CEL's conformance cases want it, an integer meets a double as the double nearest to it.
template <class Integer>
std::partial_ordering against_double(Integer whole, double real) {
  return static_cast<double>(whole) <=> real;
}

std::partial_ordering compare_integers(std::int64_t a, std::uint64_t b) {
  return std::cmp_less(a, b)    ? std::partial_ordering::less
         : std::cmp_equal(a, b) ? std::partial_ordering::equivalent
                                : std::partial_ordering::greater;
}

std::partial_ordering reversed(std::partial_ordering ordering) {
  return 0 <=> ordering;
}

}  // namespace

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  if (const auto* i = a.if_int()) {
    if (const auto* j = b.if_int()) return *i <=> *j;
    if (const auto* j = b.if_uint()) return compare_integers(*i, *j);
    return against_double(*i, *b.if_double());
  }
  if (const auto* i = a.if_uint()) {
    if (const auto* j = b.if_int()) return reversed(compare_integers(*j, *i));
    if (const auto* j = b.if_uint()) return *i <=> *j;
    return against_double(*i, *b.if_double());
  }
  const double i = *a.if_double();
  if (const auto* j = b.if_int()) return reversed(against_double(*j, i));
  if (const auto* j = b.if_uint()) return reversed(against_double(*j, i));
  return i <=> *b.if_double();
}

std::optional<std::partial_ordering> order(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return compare_numbers(a, b);
  if (a.alternative() != b.alternative()) return std::nullopt;
  if (const auto* v = a.if_bool()) return *v <=> *b.if_bool();
  if (const auto* v = a.if_string()) return v->compare(*b.if_string()) <=> 0;
  if (const auto* v = a.if_bytes()) return v->octets.compare(b.if_bytes()->octets) <=> 0;
  if (const auto* v = a.if_timestamp()) return *v <=> *b.if_timestamp();
  if (const auto* v = a.if_duration()) return *v <=> *b.if_duration();
  if (const auto* v = a.if_date()) return v->time_since_epoch().count() <=> b.if_date()->time_since_epoch().count();
  return std::nullopt;
}

const Value* find(const Value::Map& map, const Value& key) {
  for (const auto& [name, value] : map) {
    if (name == key) return &value;
  }
  return nullptr;
}

const Value* find_field(const Value::Map& map, std::string_view name) {
  for (const auto& [key, value] : map) {
    const auto* text = key.if_string();
    if (text && *text == name) return &value;
  }
  return nullptr;
}

}  // namespace filrouge::expression
