#pragma once
#include <string_view>

namespace filrouge::test {

// True where the text holds the part.
[[nodiscard]] inline bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace filrouge::test
