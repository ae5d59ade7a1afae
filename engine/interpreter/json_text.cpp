#include "engine/interpreter/json_text.hpp"

#include "engine/expression/json.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

namespace filrouge::interpreter::json_text {
namespace {

void append_escaped(std::string& text, char c) {
  switch (c) {
    case '"':
      text += "\\\"";
      return;
    case '\\':
      text += "\\\\";
      return;
    case '\b':
      text += "\\b";
      return;
    case '\f':
      text += "\\f";
      return;
    case '\n':
      text += "\\n";
      return;
    case '\r':
      text += "\\r";
      return;
    case '\t':
      text += "\\t";
      return;
    default:
      break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  text += "\\u00";
  text += digits[code / 16U];
  text += digits[code % 16U];
}

template <class Number>
void append_digits(std::string& text, Number number) {
  char digits[20];
  const auto written = std::to_chars(digits, digits + sizeof digits, number);
  text.append(digits, written.ptr);
}

}  // namespace

void append(std::string& text, std::string_view string) {
  text += '"';
  std::size_t written = 0;
  for (std::size_t i = 0; i < string.size(); ++i) {
    const char c = string[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    text.append(string.substr(written, i - written));
    append_escaped(text, c);
    written = i + 1;
  }
  text.append(string.substr(written));
  text += '"';
}

void append(std::string& text, std::uint64_t number) {
  append_digits(text, number);
}

void append(std::string& text, Instant instant) {
  text += '"';
  text += to_rfc3339(instant);
  text += '"';
}

void append(std::string& text, const std::optional<Instant>& instant) {
  if (instant) {
    append(text, *instant);
  } else {
    text += "null";
  }
}

void append(std::string& text, const expression::Value& value) {
  if (const auto* truth = value.if_bool()) {
    text += *truth ? "true" : "false";
  } else if (const auto* number = value.if_int()) {
    append_digits(text, *number);
  } else if (const auto* string = value.if_string()) {
    append(text, std::string_view(*string));
  } else if (const auto* day = value.if_date()) {
    append(text, std::string_view(to_string(*day)));
  } else {
    text += expression::to_json(value).dump();
  }
}

}  // namespace filrouge::interpreter::json_text
