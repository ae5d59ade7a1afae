#include "adapters/mail/mime.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace filrouge::mail {
namespace {

constexpr std::size_t line_length_max = 76;
constexpr std::string_view word_begin = "=?UTF-8?Q?";
constexpr std::string_view word_end = "?=";

std::string hex(char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'=', digits[byte >> 4U], digits[byte & 15U]};
}

bool is_printable(char c) {
  return c >= ' ' && c <= '~';
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// One character (of up to four bytes) as the inside of an encoded word may hold it.
std::string encoded_character(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += c == ' ' ? "_" : is_alphanumeric(c) ? std::string(1, c) : hex(c);
  return out;
}

// A value that needs no encoding fits on one line and cannot be taken for an encoded word.
bool is_plain(std::string_view value, std::size_t column) {
  return column + value.size() <= line_length_max && std::all_of(value.begin(), value.end(), is_printable) &&
         value.find("=?") == std::string_view::npos;
}

std::string encoded_words(std::string_view value, std::size_t column) {
  std::string out;
  std::string word;
  const auto room = [&] { return line_length_max - column - word_begin.size() - word_end.size(); };
  const auto close = [&] { out += std::string(word_begin) + word + std::string(word_end); };
  while (!value.empty()) {
    const auto length = utf8::sequence_length(value);
    const auto next = encoded_character(value.substr(0, length));
    if (word.size() + next.size() > room()) {
      close();
      out += "\r\n ";
      word.clear();
      column = 1;
    }
    word += next;
    value.remove_prefix(length);
  }
  close();
  return out;
}

std::string unstructured(std::string_view value, std::size_t column) {
  return is_plain(value, column) ? std::string(value) : encoded_words(value, column);
}

}  // namespace

std::string text_header(std::string_view name, std::string_view value) {
  return std::string(name) + ": " + unstructured(value, name.size() + 2) + "\r\n";
}

std::string address_header(std::string_view name, std::string_view display, std::string_view address) {
  std::string out = std::string(name) + ": ";
  if (display.empty()) return out + std::string(address) + "\r\n";
  const bool atoms = std::all_of(display.begin(), display.end(), [](char c) { return is_alphanumeric(c) || c == ' '; });
  out += atoms && is_plain(display, out.size()) ? std::string(display) : encoded_words(display, out.size());
  return out + "\r\n <" + std::string(address) + ">\r\n";
}

std::string date(Instant instant) {
  constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant - day));
  std::array<char, 64> text{};
  (void)std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000",
                      weekdays[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                      months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                      static_cast<int>(time.seconds().count()));
  return text.data();
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n';
    const bool literal = is_printable(c) && c != '=' && !(c == ' ' && ends_line);
    const auto piece = literal ? std::string(1, c) : hex(c);
    if (column + piece.size() > line_length_max - (ends_line ? 0 : 1)) {
      out += "=\r\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  }
  return out;
}

}  // namespace filrouge::mail
