#include "engine/expression/lexer.hpp"

#include "engine/base/utf8.hpp"
#include "engine/expression/string_literal.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace filrouge::expression {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool begins_name(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool continues_name(char c) {
  return begins_name(c) || is_digit(c);
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<Token>, ExpressionError> run() {
    if (const auto bad = utf8::first_malformed(text_)) {
      advance(*bad);
      return refuse("The expression is not well-formed UTF-8 here.");
    }
    std::vector<Token> tokens;
    while (true) {
      skip_blanks();
      auto token = next();
      if (!token) return failure(token.error());
      tokens.push_back(std::move(*token));
      if (tokens.back().kind == Token::Kind::end) return tokens;
    }
  }

 private:
  [[nodiscard]] char at(std::size_t ahead) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  [[nodiscard]] std::string_view rest() const { return text_.substr(position_); }

  void advance(std::size_t bytes) {
    column_ += static_cast<int>(utf8::length(text_.substr(position_, bytes)));
    position_ += bytes;
  }

  [[nodiscard]] tl::unexpected<ExpressionError> refuse(std::string message, std::string hint = {}) const {
    return failure(ExpressionError{column_, std::move(message), std::move(hint)});
  }

  void skip_blanks() {
    while (position_ < text_.size()) {
      const std::size_t blank = rest().find_first_not_of(" \t\r\n\f");
      if (blank != 0) {
        advance(std::min(blank, rest().size()));
      } else if (at(0) == '/' && at(1) == '/') {
        advance(std::min(rest().find('\n'), rest().size()));
      } else {
        return;
      }
    }
  }

  Result<Token, ExpressionError> next() {
    if (position_ == text_.size()) return Token{Token::Kind::end, column_, "", {}};
    if (begins_string_literal(rest())) return string();
    if (begins_name(at(0))) return name();
    if (is_digit(at(0)) || (at(0) == '.' && is_digit(at(1)))) return number();
    if (at(0) == '`') return quoted_name();
    return sign();
  }

  Token take(Token::Kind kind, std::size_t bytes, Value value = {}) {
    Token token{kind, column_, std::string(rest().substr(0, bytes)), std::move(value)};
    advance(bytes);
    return token;
  }

  Token name() {
    std::size_t length = 1;
    while (continues_name(at(length))) ++length;
    const std::string_view word = rest().substr(0, length);
    if (word == "true" || word == "false") return take(Token::Kind::literal, length, Value(word == "true"));
    if (word == "null") return take(Token::Kind::literal, length);
    return take(Token::Kind::name, length);
  }

  Result<Token, ExpressionError> quoted_name() {
    const std::size_t close = rest().find_first_of("`\r\n", 1);
    if (close == std::string_view::npos || rest()[close] != '`' || close == 1) {
      return refuse("A name between backquotes is not closed.", "Write `name`.");
    }
    Token token = take(Token::Kind::quoted_name, close + 1);
    token.text = token.text.substr(1, close - 1);
    return token;
  }

  Result<Token, ExpressionError> string() {
    auto literal = read_string_literal(rest());
    if (!literal) {
      advance(literal.error().offset);
      return refuse(literal.error().message);
    }
    return take(Token::Kind::literal, literal->length, std::move(literal->value));
  }

  Result<Token, ExpressionError> number() {
    if (at(0) == '0' && (at(1) == 'x' || at(1) == 'X')) return hexadecimal();
    std::size_t length = 0;
    while (is_digit(at(length))) ++length;
    const bool has_fraction = at(length) == '.' && is_digit(at(length + 1));
    if (has_fraction) {
      ++length;
      while (is_digit(at(length))) ++length;
    }
    std::size_t exponent = length;
    if (at(exponent) == 'e' || at(exponent) == 'E') ++exponent;
    if (exponent > length && (at(exponent) == '+' || at(exponent) == '-')) ++exponent;
    const bool has_exponent = exponent > length && is_digit(at(exponent));
    if (has_exponent) {
      length = exponent;
      while (is_digit(at(length))) ++length;
    }
    return has_fraction || has_exponent ? real(length) : integer(0, length, 10);
  }

  Result<Token, ExpressionError> hexadecimal() {
    std::size_t length = 2;
    while (is_hex(at(length))) ++length;
    if (length == 2) return refuse("A hexadecimal number needs a digit after 0x.");
    return integer(2, length, 16);
  }

  Result<Token, ExpressionError> real(std::size_t length) {
    if (continues_name(at(length))) return refuse("A number is followed by a letter.", "Put a space between them.");
    const std::string digits(rest().substr(0, length));
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    // from_chars says nothing of which end of the range was passed.
    if (std::isinf(value) || value == 0) value = std::strtod(digits.c_str(), nullptr);
    if (std::isinf(value)) return refuse("The number is too large for a double.", "Infinity is 1.0 / 0.0.");
    return take(Token::Kind::literal, length, Value(value));
  }

  Result<Token, ExpressionError> integer(std::size_t from, std::size_t length, int base) {
    std::uint64_t value = 0;
    const std::string_view digits = rest().substr(from, length - from);
    const bool fits = std::from_chars(digits.data(), digits.data() + digits.size(), value, base).ec == std::errc{};
    const bool is_unsigned = at(length) == 'u' || at(length) == 'U';
    if (continues_name(at(length + (is_unsigned ? 1 : 0)))) {
      return refuse("A number is followed by a letter.", "Put a space between them.");
    }
    // 2^63 is kept for the minus that may stand before it; the parser refuses it elsewhere.
    if (!fits || (!is_unsigned && value > std::uint64_t{1} << 63)) {
      return refuse("The number is too large for 64 bits.", is_unsigned ? "" : "Write it as a double: 1e19.");
    }
    if (is_unsigned) return take(Token::Kind::literal, length + 1, Value(value));
    if (value == std::uint64_t{1} << 63) return take(Token::Kind::literal, length, Value(value));
    return take(Token::Kind::literal, length, Value(static_cast<std::int64_t>(value)));
  }

  Result<Token, ExpressionError> sign() {
    constexpr std::array<std::string_view, 6> pairs{"&&", "||", "==", "!=", "<=", ">="};
    for (const std::string_view pair : pairs) {
      if (rest().starts_with(pair)) return take(Token::Kind::sign, 2);
    }
    if (std::string_view("+-*/%!<>?:.,()[]{}").find(at(0)) != std::string_view::npos) {
      return take(Token::Kind::sign, 1);
    }
    if (at(0) == '=') return refuse("A single = compares nothing.", "Write ==.");
    if (at(0) == '&' || at(0) == '|') {
      return refuse(std::string("A single ") + at(0) + " is no operator.", std::string("Write ") + at(0) + at(0) + ".");
    }
    const std::string_view character = rest().substr(0, utf8::sequence_length(rest()));
    if (character == "“" || character == "”" || character == "«" || character == "’" || character == "‘") {
      return refuse("Typographic quotes do not delimit a text.", "Write \"…\" or '…'.");
    }
    return refuse("The character " + std::string(character) + " means nothing here.");
  }

  std::string_view text_;
  std::size_t position_ = 0;
  int column_ = 1;
};

}  // namespace

Result<std::vector<Token>, ExpressionError> tokenize(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace filrouge::expression
