#include "engine/base/utf8.hpp"

namespace filrouge::utf8 {
namespace {

struct Decoded {
  char32_t code_point = 0;
  std::size_t bytes = 0;  // 0: malformed
};

unsigned byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

Decoded decode(std::string_view text) {
  if (text.empty()) return {};
  const unsigned lead = byte_at(text, 0);
  if (lead < 0x80) return {lead, 1};
  std::size_t bytes = 0;
  char32_t code_point = 0;
  char32_t smallest = 0;
  if ((lead & 0xE0U) == 0xC0) {
    bytes = 2, code_point = lead & 0x1FU, smallest = 0x80;
  } else if ((lead & 0xF0U) == 0xE0) {
    bytes = 3, code_point = lead & 0x0FU, smallest = 0x800;
  } else if ((lead & 0xF8U) == 0xF0) {
    bytes = 4, code_point = lead & 0x07U, smallest = 0x10000;
  } else {
    return {};
  }
  if (text.size() < bytes) return {};
  for (std::size_t i = 1; i < bytes; ++i) {
    const unsigned next = byte_at(text, i);
    if ((next & 0xC0U) != 0x80) return {};
    code_point = (code_point << 6U) | (next & 0x3FU);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < smallest || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, bytes};
}

}  // namespace

std::size_t sequence_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto decoded = decode(text);
  return decoded.bytes == 0 ? 1 : decoded.bytes;
}

std::optional<char32_t> first(std::string_view text) {
  const auto decoded = decode(text);
  if (decoded.bytes == 0) return std::nullopt;
  return decoded.code_point;
}

std::optional<std::size_t> first_malformed(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto decoded = decode(text.substr(i));
    if (decoded.bytes == 0) return i;
    i += decoded.bytes;
  }
  return std::nullopt;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80 ? 1U : 0U;
  return count;
}

void append(std::string& text, char32_t c) {
  const auto put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6U)), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12U)), put(0x80 | ((c >> 6U) & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18U)), put(0x80 | ((c >> 12U) & 0x3F)), put(0x80 | ((c >> 6U) & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

}  // namespace filrouge::utf8
