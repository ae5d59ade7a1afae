#pragma once
#include <cstddef>
#include <string>
#include <string_view>

// The alphabet of text messages: the default alphabet of GSM 03.38 (3GPP TS 23.038 §6.2.1) with its extension table.
// 160 of its septets make one text message; a single other character would leave room for 70.
namespace filrouge::gsm7 {

inline constexpr std::size_t septets_max = 160;

// Septets a character takes: 1, 2 for one of the extension table, 0 for one that is not in the alphabet.
[[nodiscard]] std::size_t septets(char32_t character);

// Septets of a UTF-8 text; what is not in the alphabet counts as one.
[[nodiscard]] std::size_t length(std::string_view text);

// The first character of a UTF-8 text that is not in the alphabet, as it stands there; empty when all are.
[[nodiscard]] std::string first_foreign(std::string_view text);

// The text in the alphabet alone: letters lose an accent it does not have (ç, ê, î, ô, û), ligatures and typographic
// marks are written in full, spaces that do not break become spaces, and anything else becomes "?".
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace filrouge::gsm7
