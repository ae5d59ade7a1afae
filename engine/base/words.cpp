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

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

}  // namespace filrouge
