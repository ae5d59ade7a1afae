#include "adapters/csv/text_encoding.hpp"

#include "adapters/csv/file_problem.hpp"
#include "engine/base/utf8.hpp"
#include "engine/base/words.hpp"

#include <array>

namespace filrouge::csv {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// Windows-1252 from 80 to 9F; zero where no character is defined.
constexpr std::array<char32_t, 32> windows_1252_upper = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Where ISO-8859-15 differs from Latin-1, and so from Windows-1252, above 9F.
constexpr std::array<std::pair<unsigned char, char32_t>, 8> iso_8859_15_differences = {{{0xA4, 0x20AC},
                                                                                        {0xA6, 0x0160},
                                                                                        {0xA8, 0x0161},
                                                                                        {0xB4, 0x017D},
                                                                                        {0xB8, 0x017E},
                                                                                        {0xBC, 0x0152},
                                                                                        {0xBD, 0x0153},
                                                                                        {0xBE, 0x0178}}};

unsigned char byte_of(char c) {
  return static_cast<unsigned char>(c);
}

bool is_windows_1252_only(unsigned char byte) {
  return byte >= 0x80 && byte <= 0x9F && windows_1252_upper[byte - 0x80U] != 0;
}

std::optional<char32_t> iso_8859_15_difference(unsigned char byte) {
  for (const auto& [differing, character] : iso_8859_15_differences) {
    if (differing == byte) return character;
  }
  return std::nullopt;
}

// The character a byte stands for in a one-byte encoding; nothing where the encoding defines none.
std::optional<char32_t> character(unsigned char byte, Encoding encoding) {
  if (encoding == Encoding::windows_1252 && byte >= 0x80 && byte <= 0x9F) {
    const char32_t mapped = windows_1252_upper[byte - 0x80U];
    if (mapped == 0) return std::nullopt;
    return mapped;
  }
  if (encoding == Encoding::iso_8859_15) {
    if (const auto differing = iso_8859_15_difference(byte)) return differing;
  }
  return byte;
}

std::string as_utf8(char32_t character) {
  std::string text;
  utf8::append(text, character);
  return text;
}

std::string hex(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return std::string{digits[byte >> 4U], digits[byte & 0x0FU]};
}

Diagnostic problem_at(std::string_view bytes, std::size_t offset, std::string message, std::string hint) {
  return file_problem(position_of(bytes, offset), "csv-encoding", std::move(message), std::move(hint));
}

const std::string name_the_encoding = "name it with --encoding utf-8, windows-1252 or iso-8859-15";

Result<std::string, Diagnostic> decode_one_byte(std::string_view bytes, Encoding encoding) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (byte_of(bytes[i]) < 0x80) {
      text += bytes[i];
      continue;
    }
    const auto decoded = character(byte_of(bytes[i]), encoding);
    if (!decoded) {
      return failure(problem_at(
          bytes, i,
          "The byte " + hex(byte_of(bytes[i])) + " is no character of " + std::string{to_string(encoding)} + ".",
          "save the file again as UTF-8, or " + name_the_encoding));
    }
    utf8::append(text, *decoded);
  }
  return text;
}

// How many characters of more than one byte are well formed, and how many bytes belong to no character.
struct Utf8Evidence {
  std::size_t well_formed = 0;
  std::size_t stray = 0;
};

Utf8Evidence weigh_utf8(std::string_view bytes) {
  Utf8Evidence evidence;
  while (!bytes.empty()) {
    const auto length = utf8::sequence_length(bytes);
    if (length > 1) ++evidence.well_formed;
    if (length == 1 && byte_of(bytes.front()) >= 0x80) ++evidence.stray;
    bytes.remove_prefix(length);
  }
  return evidence;
}

// For bytes that are not well-formed UTF-8; `malformed` is the offset of the first that is not.
Result<Encoding, Diagnostic> recognise_one_byte(std::string_view bytes, std::size_t malformed) {
  const auto evidence = weigh_utf8(bytes);
  if (evidence.well_formed >= evidence.stray) {
    return failure(problem_at(bytes, malformed,
                              "The file reads as UTF-8, but its byte " + hex(byte_of(bytes[malformed])) +
                                  " here belongs to no UTF-8 character.",
                              "save the file again as UTF-8, or " + name_the_encoding));
  }
  std::optional<std::size_t> ambiguous;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (is_windows_1252_only(byte_of(bytes[i]))) return Encoding::windows_1252;
    if (!ambiguous && iso_8859_15_difference(byte_of(bytes[i]))) ambiguous = i;
  }
  if (!ambiguous) return Encoding::windows_1252;
  const auto byte = byte_of(bytes[*ambiguous]);
  return failure(problem_at(bytes, *ambiguous,
                            "The encoding is ambiguous: the byte " + hex(byte) + " is " + in_quotes(as_utf8(byte)) +
                                " in windows-1252 and " + in_quotes(as_utf8(*iso_8859_15_difference(byte))) +
                                " in iso-8859-15.",
                            "look at the line and name the encoding with --encoding windows-1252 or iso-8859-15"));
}

Result<std::string, Diagnostic> decode_utf8(std::string_view bytes) {
  if (const auto malformed = utf8::first_malformed(bytes)) {
    return failure(problem_at(bytes, *malformed,
                              "The byte " + hex(byte_of(bytes[*malformed])) + " belongs to no UTF-8 character.",
                              "save the file again as UTF-8, or name another encoding with --encoding"));
  }
  return std::string{bytes};
}

// A CSV holds text: NUL and the other control characters come from damaged or binary files.
std::optional<Diagnostic> find_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    // U+0080 to U+009F are C2 80 to C2 9F in UTF-8.
    const bool second_half = byte_of(text[i]) == 0xC2 && byte_of(text[i + 1]) <= 0x9F;
    const auto c = byte_of(text[second_half ? i + 1 : i]);
    const bool control = second_half || c < 0x20 || c == 0x7F;
    if (!control || c == '\t' || c == '\n' || c == '\r') continue;
    return file_problem(position_of(text, i), "csv-control-character",
                        c == 0 ? "The file holds a NUL byte: it is a binary file, or text in UTF-16."
                               : "The file holds the control character U+00" + hex(c) + ", which no CSV has.",
                        c == 0 ? "export it as CSV in UTF-8" : "remove the character or export the file again");
  }
  return std::nullopt;
}

Result<DecodedText, Diagnostic> decode_unchecked(std::string_view bytes, std::optional<Encoding> asked) {
  const bool marked = bytes.substr(0, utf8_mark.size()) == utf8_mark;
  if (marked && !asked) asked = Encoding::utf8;
  if (marked && asked == Encoding::utf8) bytes.remove_prefix(utf8_mark.size());
  if (!asked) {
    if (const auto malformed = utf8::first_malformed(bytes)) {
      const auto recognised = recognise_one_byte(bytes, *malformed);
      if (!recognised) return failure(recognised.error());
      asked = *recognised;
    } else {
      asked = Encoding::utf8;
    }
  }
  auto text = *asked == Encoding::utf8 ? decode_utf8(bytes) : decode_one_byte(bytes, *asked);
  if (!text) return failure(std::move(text.error()));
  return DecodedText{std::move(*text), *asked};
}

}  // namespace

std::string_view to_string(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "utf-8";
    case Encoding::windows_1252:
      return "windows-1252";
    case Encoding::iso_8859_15:
      return "iso-8859-15";
  }
  return "utf-8";
}

std::optional<Encoding> parse_encoding(std::string_view name) {
  std::string lower{name};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const auto encoding : {Encoding::utf8, Encoding::windows_1252, Encoding::iso_8859_15}) {
    if (lower == to_string(encoding)) return encoding;
  }
  return std::nullopt;
}

Result<DecodedText, Diagnostic> decode(std::string_view bytes, std::optional<Encoding> asked) {
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
    return failure(
        file_problem({1, 1}, "csv-encoding", "The file is in UTF-16 (\"Unicode text\").", "export it as CSV in UTF-8"));
  }
  auto decoded = decode_unchecked(bytes, asked);
  if (!decoded) return decoded;
  if (auto problem = find_control_character(decoded->text)) return failure(std::move(*problem));
  return decoded;
}

}  // namespace filrouge::csv
