#include "engine/base/gsm7.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace filrouge::gsm7 {
namespace {

constexpr std::u32string_view basic =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    U"abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::u32string_view extension = U"^{}\\[~]|€";

// Letters with an accent the alphabet lacks, and beneath each what is left of it.
constexpr std::u32string_view accented = U"âáãçêëîïíôóõûúÿýÀÂÁÃÈÊËÎÏÍÔÓÕÛÙÚŸÝ";
constexpr std::string_view unaccented = "aaaceeiiiooouuyyAAAAEEEIIIOOOUUUYY";
static_assert(accented.size() == unaccented.size());

constexpr std::array<std::pair<std::u32string_view, std::string_view>, 7> spelled = {{{U"œ", "oe"},
                                                                                      {U"Œ", "OE"},
                                                                                      {U"‘’", "'"},
                                                                                      {U"«»“”", "\""},
                                                                                      {U"‑–—•", "-"},
                                                                                      {U"…", "..."},
                                                                                      {U"\u00A0\u202F\t", " "}}};

std::string_view spelling(char32_t character) {
  if (const auto at = accented.find(character); at != std::u32string_view::npos) return unaccented.substr(at, 1);
  for (const auto& [characters, text] : spelled)
    if (characters.find(character) != std::u32string_view::npos) return text;
  return "?";
}

}  // namespace

std::size_t septets(char32_t character) {
  if (basic.find(character) != std::u32string_view::npos) return 1;
  return extension.find(character) != std::u32string_view::npos ? 2 : 0;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); text.remove_prefix(utf8::sequence_length(text)))
    count += std::max<std::size_t>(septets(utf8::first(text).value_or(U'?')), 1);
  return count;
}

std::string first_foreign(std::string_view text) {
  for (; !text.empty(); text.remove_prefix(utf8::sequence_length(text))) {
    if (septets(utf8::first(text).value_or(0xFFFD)) == 0)
      return std::string(text.substr(0, utf8::sequence_length(text)));
  }
  return {};
}

std::string fold(std::string_view text) {
  std::string folded;
  for (; !text.empty(); text.remove_prefix(utf8::sequence_length(text))) {
    const auto character = utf8::first(text).value_or(0xFFFD);
    folded += septets(character) != 0 ? text.substr(0, utf8::sequence_length(text)) : spelling(character);
  }
  return folded;
}

}  // namespace filrouge::gsm7
