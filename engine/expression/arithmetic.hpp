#pragma once
#include "engine/base/result.hpp"
#include "engine/expression/value.hpp"

#include <string>

namespace filrouge::expression {

// Why an operation has no result.
struct Failure {
  std::string message;
  std::string hint;
};
using Outcome = Result<Value, Failure>;

[[nodiscard]] tl::unexpected<Failure> fails(std::string message, std::string hint = {});
// "The operator + has no meaning for int and string."
[[nodiscard]] tl::unexpected<Failure> no_overload(char sign, const Value& a, const Value& b);

// The operators of the CEL specification on two values. Integers overflow into an error, and so does a division by
// zero; doubles follow IEEE 754. + also joins strings, bytes and lists; + and - work on timestamps and durations.
[[nodiscard]] Outcome add(const Value& a, const Value& b);
[[nodiscard]] Outcome subtract(const Value& a, const Value& b);
[[nodiscard]] Outcome multiply(const Value& a, const Value& b);
[[nodiscard]] Outcome divide(const Value& a, const Value& b);
[[nodiscard]] Outcome modulo(const Value& a, const Value& b);
[[nodiscard]] Outcome negate(const Value& a);

}  // namespace filrouge::expression
