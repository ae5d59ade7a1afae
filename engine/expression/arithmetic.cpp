#include "engine/expression/arithmetic.hpp"

#include "engine/expression/temporal.hpp"
#include "engine/expression/type.hpp"

#include <limits>

namespace filrouge::expression {
namespace {

tl::unexpected<Failure> overflow(const char* kind) {
  return fails(std::string("The result does not fit into ") + kind + ".");
}

// a and b when both are of that kind.
template <class T>
struct Both {
  const T* a = nullptr;
  const T* b = nullptr;
  explicit operator bool() const { return a && b; }
};
Both<std::int64_t> ints(const Value& a, const Value& b) {
  return {a.if_int(), b.if_int()};
}
Both<std::uint64_t> uints(const Value& a, const Value& b) {
  return {a.if_uint(), b.if_uint()};
}
Both<double> doubles(const Value& a, const Value& b) {
  return {a.if_double(), b.if_double()};
}

// Integers of one kind through a checked operation (true on overflow), doubles through a plain one.
template <class OnInt, class OnUint, class OnDouble>
std::optional<Outcome> numeric(const Value& a, const Value& b, OnInt on_int, OnUint on_uint, OnDouble on_double) {
  if (const auto both = ints(a, b)) {
    std::int64_t result = 0;
    if (on_int(*both.a, *both.b, &result)) return overflow("an int");
    return Value(result);
  }
  if (const auto both = uints(a, b)) {
    std::uint64_t result = 0;
    if (on_uint(*both.a, *both.b, &result)) return overflow("a uint");
    return Value(result);
  }
  if (const auto both = doubles(a, b)) return Value(on_double(*both.a, *both.b));
  return std::nullopt;
}

std::optional<Outcome> concatenate(const Value& a, const Value& b) {
  if (a.if_string() && b.if_string()) return Value(*a.if_string() + *b.if_string());
  if (a.if_bytes() && b.if_bytes()) return Value(Value::Bytes{a.if_bytes()->octets + b.if_bytes()->octets});
  if (a.if_list() && b.if_list()) {
    Value::List joined = *a.if_list();
    joined.insert(joined.end(), b.if_list()->begin(), b.if_list()->end());
    return Value(std::move(joined));
  }
  return std::nullopt;
}

Outcome in_range(std::optional<Value> value, const char* kind) {
  if (!value) return fails(std::string("The result is outside the range of a ") + kind + ".");
  return *value;
}
template <class T>
std::optional<Value> as_value(const std::optional<T>& result) {
  if (!result) return std::nullopt;
  return Value(*result);
}

}  // namespace

tl::unexpected<Failure> fails(std::string message, std::string hint) {
  return failure(Failure{std::move(message), std::move(hint)});
}

tl::unexpected<Failure> no_overload(char sign, const Value& a, const Value& b) {
  return fails(std::string("The operator ") + sign + " has no meaning for " + std::string(to_string(kind_of(a))) +
               " and " + std::string(to_string(kind_of(b))) + ".");
}

Outcome add(const Value& a, const Value& b) {
  const auto plus = [](auto x, auto y, auto* result) { return __builtin_add_overflow(x, y, result); };
  if (auto sum = numeric(a, b, plus, plus, [](double x, double y) { return x + y; })) return *sum;
  if (auto joined = concatenate(a, b)) return *joined;
  if (a.if_timestamp() && b.if_duration()) {
    return in_range(as_value(shift(*a.if_timestamp(), *b.if_duration())), "timestamp");
  }
  if (a.if_duration() && b.if_timestamp()) return add(b, a);
  if (a.if_duration() && b.if_duration()) {
    return in_range(as_value(sum_of(*a.if_duration(), *b.if_duration())), "duration");
  }
  return no_overload('+', a, b);
}

Outcome subtract(const Value& a, const Value& b) {
  const auto minus = [](auto x, auto y, auto* result) { return __builtin_sub_overflow(x, y, result); };
  if (auto rest = numeric(a, b, minus, minus, [](double x, double y) { return x - y; })) return *rest;
  if (a.if_timestamp() && b.if_timestamp()) {
    return in_range(as_value(difference(*a.if_timestamp(), *b.if_timestamp())), "duration");
  }
  if (b.if_duration() && a.if_timestamp()) {
    return in_range(as_value(shift(*a.if_timestamp(), opposite(*b.if_duration()))), "timestamp");
  }
  if (b.if_duration() && a.if_duration()) {
    return in_range(as_value(sum_of(*a.if_duration(), opposite(*b.if_duration()))), "duration");
  }
  return no_overload('-', a, b);
}

Outcome multiply(const Value& a, const Value& b) {
  const auto times = [](auto x, auto y, auto* result) { return __builtin_mul_overflow(x, y, result); };
  if (auto product = numeric(a, b, times, times, [](double x, double y) { return x * y; })) return *product;
  return no_overload('*', a, b);
}

Outcome divide(const Value& a, const Value& b) {
  const bool by_zero =
      (a.if_int() && b.if_int() && *b.if_int() == 0) || (a.if_uint() && b.if_uint() && *b.if_uint() == 0);
  if (by_zero) return fails("A division by zero.");
  const auto by_int = [](std::int64_t x, std::int64_t y, std::int64_t* result) {
    if (x == std::numeric_limits<std::int64_t>::min() && y == -1) return true;
    *result = x / y;
    return false;
  };
  const auto by_uint = [](std::uint64_t x, std::uint64_t y, std::uint64_t* result) {
    *result = x / y;
    return false;
  };
  if (auto quotient = numeric(a, b, by_int, by_uint, [](double x, double y) { return x / y; })) return *quotient;
  return no_overload('/', a, b);
}

Outcome modulo(const Value& a, const Value& b) {
  if (const auto both = ints(a, b)) {
    if (*both.b == 0) return fails("A remainder of a division by zero.");
    if (*both.a == std::numeric_limits<std::int64_t>::min() && *both.b == -1) return overflow("an int");
    return Value(*both.a % *both.b);
  }
  if (const auto both = uints(a, b)) {
    if (*both.b == 0) return fails("A remainder of a division by zero.");
    return Value(*both.a % *both.b);
  }
  return no_overload('%', a, b);
}

Outcome negate(const Value& a) {
  if (const auto* whole = a.if_int()) {
    if (*whole == std::numeric_limits<std::int64_t>::min()) return overflow("an int");
    return Value(-*whole);
  }
  if (const auto* real = a.if_double()) return Value(-*real);
  return fails("The operator - has no meaning for " + std::string(to_string(kind_of(a))) + ".");
}

}  // namespace filrouge::expression
