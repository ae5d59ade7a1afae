#pragma once
#include <string>

namespace filrouge::example {

// The decimal digits of a number that is not negative, with zeros in front up to `width`.
[[nodiscard]] inline std::string padded(unsigned number, std::size_t width) {
  auto digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

}  // namespace filrouge::example
