#include "engine/base/name.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace filrouge {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x00A0 || c == 0x2007 || c == 0x202F;
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == '`' || c == 0x00B4 || c == 0x02BC || c == 0x2018 || c == 0x2019;
}

bool is_combining_mark(char32_t c) {
  return c >= 0x0300 && c <= 0x036F;
}

// The letters of French and its neighbours in Latin-1 and Latin Extended-A, each with what is left without accent.
std::string_view without_accent(char32_t c) {
  struct Letters {
    std::u32string_view accented;
    std::string_view plain;
  };
  static constexpr std::array<Letters, 12> table = {{{U"ÀÁÂÃÄÅàáâãäå", "a"},
                                                     {U"Çç", "c"},
                                                     {U"ÈÉÊËèéêë", "e"},
                                                     {U"ÌÍÎÏìíîï", "i"},
                                                     {U"Ññ", "n"},
                                                     {U"ÒÓÔÕÖòóôõö", "o"},
                                                     {U"ÙÚÛÜùúûü", "u"},
                                                     {U"ÝŸýÿ", "y"},
                                                     {U"Ææ", "ae"},
                                                     {U"Œœ", "oe"},
                                                     {U"Šš", "s"},
                                                     {U"Žž", "z"}}};
  for (const auto& letters : table) {
    if (letters.accented.find(c) != std::u32string_view::npos) return letters.plain;
  }
  return {};
}

void append_folded(std::string& folded, char32_t c) {
  if (is_combining_mark(c)) return;
  if (is_apostrophe(c)) {
    folded += '\'';
  } else if (c >= 'A' && c <= 'Z') {
    folded += static_cast<char>(c - 'A' + 'a');
  } else if (const auto plain = without_accent(c); !plain.empty()) {
    folded += plain;
  } else {
    utf8::append(folded, c);
  }
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(utf8::first(text).value_or(0))) text.remove_prefix(utf8::sequence_length(text));
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto length = utf8::sequence_length(text.substr(i));
    if (!is_space(utf8::first(text.substr(i)).value_or(0))) kept = i + length;
    i += length;
  }
  return text.substr(0, kept);
}

std::string fold_name(std::string_view name) {
  std::string folded;
  bool space_pending = false;
  for (auto rest = trim(name); !rest.empty(); rest.remove_prefix(utf8::sequence_length(rest))) {
    const auto c = utf8::first(rest).value_or(U'\uFFFD');
    if (is_space(c)) {
      space_pending = true;
      continue;
    }
    if (space_pending) folded += ' ';
    space_pending = false;
    append_folded(folded, c);
  }
  return folded;
}

}  // namespace filrouge
