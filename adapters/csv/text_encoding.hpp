#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace filrouge::csv {

// The encodings met in exports of French schools.
enum class Encoding { utf8, windows_1252, iso_8859_15 };

// "utf-8", "windows-1252", "iso-8859-15"; reading ignores case.
[[nodiscard]] std::string_view to_string(Encoding encoding);
[[nodiscard]] std::optional<Encoding> parse_encoding(std::string_view name);

struct DecodedText {
  std::string text;  // UTF-8, without byte-order mark and without control characters other than tab and line ends
  Encoding encoding = Encoding::utf8;
};

// Turns the bytes of a file into text. `asked` is what the user says the encoding is; without it the encoding is
// recognised:
// - a UTF-8 byte-order mark, or well-formed UTF-8, is UTF-8;
// - a byte 80 to 9F is a printable character of Windows-1252 only (ISO-8859-15 has control characters there);
// - other bytes mean the same in Windows-1252 and ISO-8859-15, save eight (A4 A6 A8 B4 B8 BC BD BE): where only such
//   a byte could tell, nothing is guessed and the diagnostic asks;
// - UTF-8 with a few damaged characters, UTF-16 and UTF-32 are refused.
// The diagnostic has no file name; its column counts characters.
[[nodiscard]] Result<DecodedText, Diagnostic> decode(std::string_view bytes, std::optional<Encoding> asked);

}  // namespace filrouge::csv
