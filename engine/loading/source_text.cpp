#include "engine/loading/source_text.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace filrouge::loading {
namespace {

std::string code_point_name(char32_t code_point) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = code_point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) name += digits[(code_point >> shift) & 0xFU];
  return name;
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F);
}
bool changes_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}
bool hides(char32_t c) {
  return c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0x200B;
}

bool looks_like_utf16(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.size() < 2) return false;
  const auto start = text.substr(0, 2);
  return start == "\xFF\xFE"sv || start == "\xFE\xFF"sv || (text[0] == '\0') != (text[1] == '\0');
}

}  // namespace

SourceText::SourceText(std::string_view text) : text_(text), line_starts_{0} {
  characters_before_.reserve(text.size() + 1);
  std::uint32_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    characters_before_.push_back(characters);
    const bool begins_character = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80;
    if (begins_character) ++characters;
    if (text[i] == '\n') line_starts_.push_back(i + 1);
  }
  characters_before_.push_back(characters);
}

std::size_t SourceText::offset(int line, int column) const {
  const auto number = static_cast<std::size_t>(std::max(line, 0));
  if (number >= line_starts_.size()) return text_.size();
  return std::min(line_starts_[number] + static_cast<std::size_t>(std::max(column, 0)), text_.size());
}

Position SourceText::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto start = *(after - 1);
  return {static_cast<int>(after - line_starts_.begin()),
          static_cast<int>(characters_before_[offset] - characters_before_[start]) + 1};
}

std::size_t SourceText::offset_of(Position position) const {
  auto offset = this->offset(position.line - 1, 0);
  for (int column = 1; column < position.column && offset < text_.size(); ++column) {
    offset += utf8::sequence_length(text_.substr(offset));
  }
  return offset;
}

std::string_view SourceText::line(std::size_t number) const {
  if (number >= line_starts_.size()) return {};
  auto line = text_.substr(line_starts_[number]);
  line = line.substr(0, line.find('\n'));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::optional<UnfitCharacter> find_unfit_encoding(std::string_view text) {
  if (!looks_like_utf16(text)) return std::nullopt;
  return UnfitCharacter{0, "The file is in UTF-16, UTF-8 is expected.", "Save it as UTF-8."};
}

std::optional<UnfitCharacter> find_unfit_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = utf8::first(text.substr(i));
    if (!c) {
      return UnfitCharacter{i, "This byte is not UTF-8.", "Save the file as UTF-8 (not as Latin-1 or Windows-1252)."};
    }
    if (*c == '\r' && text.substr(i + 1, 1) != "\n") {
      return UnfitCharacter{i, "The line ends in a carriage return without a line feed.",
                            "Save the file with line ends LF or CRLF."};
    }
    if (is_control(*c))
      return UnfitCharacter{i, "There is a control character, " + code_point_name(*c) + ".", "Remove it."};
    if (changes_direction(*c) || hides(*c)) {
      return UnfitCharacter{i, "There is an invisible character, " + code_point_name(*c) + ".",
                            "Remove it: the text would read otherwise than it runs."};
    }
    i += utf8::sequence_length(text.substr(i));
  }
  return std::nullopt;
}

}  // namespace filrouge::loading
