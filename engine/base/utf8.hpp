#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
namespace filrouge::utf8 {

// Bytes of the first character; 1 for a byte that begins none. Zero for an empty text.
[[nodiscard]] std::size_t sequence_length(std::string_view text);

// The first character, or nothing when the text is empty or does not begin with well-formed UTF-8.
[[nodiscard]] std::optional<char32_t> first(std::string_view text);

// Offset of the first byte that is not well-formed UTF-8.
[[nodiscard]] std::optional<std::size_t> first_malformed(std::string_view text);

// Number of code points of a well-formed text.
[[nodiscard]] std::size_t length(std::string_view text);

void append(std::string& text, char32_t code_point);

}  // namespace filrouge::utf8
