#include "engine/base/words.hpp"

#include "engine/base/utf8.hpp"

namespace filrouge {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t shown = 100;
  if (utf8::length(text) <= 2 * shown) return '"' + std::string{text} + '"';
  std::size_t end = 0;
  for (std::size_t i = 0; i < shown; ++i) end += utf8::sequence_length(text.substr(end));
  return '"' + std::string{text.substr(0, end)} + "…\"";
}

}  // namespace filrouge
