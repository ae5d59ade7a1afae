#include "engine/expression/string_literal.hpp"

#include "engine/base/utf8.hpp"

#include <charconv>
#include <optional>

namespace filrouge::expression {
namespace {

bool is_quote(char c) {
  return c == '"' || c == '\'';
}

struct Prefix {
  bool bytes = false;
  bool raw = false;
  std::size_t length = 0;
};

// The CEL grammar allows b before r and not the reverse.
Prefix read_prefix(std::string_view text) {
  Prefix prefix;
  if (!text.empty() && (text[0] == 'b' || text[0] == 'B')) {
    prefix.bytes = true;
    ++prefix.length;
  }
  if (prefix.length < text.size() && (text[prefix.length] == 'r' || text[prefix.length] == 'R')) {
    prefix.raw = true;
    ++prefix.length;
  }
  return prefix;
}

std::optional<std::uint32_t> number(std::string_view digits, std::size_t count, int base) {
  std::uint32_t value = 0;
  if (digits.size() < count) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + count, value, base);
  if (error != std::errc{} || end != digits.data() + count) return std::nullopt;
  return value;
}

struct Escape {
  std::size_t length = 0;  // after the backslash
  std::uint32_t code = 0;
  bool octet = false;  // \x and octal: in bytes they are an octet, in a string a code point
};

std::optional<Escape> simple_escape(char c) {
  constexpr std::string_view letters = "abfnrtv\\?\"'`";
  constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\?\"'`";
  const auto found = letters.find(c);
  if (found == std::string_view::npos) return std::nullopt;
  return Escape{1, static_cast<unsigned char>(meanings[found]), true};
}

// `text` begins after the backslash.
std::optional<Escape> read_escape(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (const auto simple = simple_escape(text[0])) return simple;
  const auto coded = [&](std::size_t skip, std::size_t count, int base, bool octet) -> std::optional<Escape> {
    const auto code = number(text.substr(skip), count, base);
    if (!code) return std::nullopt;
    return Escape{skip + count, *code, octet};
  };
  switch (text[0]) {
    case 'x':
    case 'X':
      return coded(1, 2, 16, true);
    case 'u':
      return coded(1, 4, 16, false);
    case 'U':
      return coded(1, 8, 16, false);
    case '0':
    case '1':
    case '2':
    case '3':
      return coded(0, 3, 8, true);
    default:
      return std::nullopt;
  }
}

bool is_scalar(std::uint32_t code) {
  return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), prefix_(read_prefix(text)) {}

  Result<StringLiteral, StringLiteralError> run() {
    position_ = prefix_.length;
    const std::string one(1, text_[position_]);
    const std::string three(3, text_[position_]);
    const bool triple = text_.substr(position_).starts_with(three);
    const std::string& close = triple ? three : one;
    position_ += close.size();
    while (position_ < text_.size()) {
      if (text_.substr(position_).starts_with(close)) return finish(position_ + close.size());
      const char c = text_[position_];
      if (!triple && (c == '\n' || c == '\r')) break;
      if (c == '\\' && !prefix_.raw) {
        if (auto problem = escape()) return failure(*problem);
      } else {
        content_ += c;
        ++position_;
      }
    }
    return failure(StringLiteralError{0, "The text has no closing " + close + "."});
  }

 private:
  StringLiteral finish(std::size_t length) {
    if (prefix_.bytes) return {length, Value(Value::Bytes{std::move(content_)})};
    return {length, Value(std::move(content_))};
  }

  std::optional<StringLiteralError> escape() {
    const auto found = read_escape(text_.substr(position_ + 1));
    if (!found) return StringLiteralError{position_, "The escape after \\ is unknown; a backslash itself is \\\\."};
    if (prefix_.bytes) {
      if (!found->octet)
        return StringLiteralError{position_, "\\u and \\U have no meaning in bytes; write octets as \\xHH."};
      content_ += static_cast<char>(found->code);
    } else {
      if (!is_scalar(found->code)) return StringLiteralError{position_, "The escape is not a Unicode character."};
      utf8::append(content_, found->code);
    }
    position_ += 1 + found->length;
    return std::nullopt;
  }

  std::string_view text_;
  Prefix prefix_;
  std::size_t position_ = 0;
  std::string content_;
};

}  // namespace

bool begins_string_literal(std::string_view text) {
  const std::size_t length = read_prefix(text).length;
  return length < text.size() && is_quote(text[length]);
}

Result<StringLiteral, StringLiteralError> read_string_literal(std::string_view text) {
  return Reader(text).run();
}

}  // namespace filrouge::expression
