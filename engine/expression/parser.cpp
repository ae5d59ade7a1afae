#include "engine/expression/parser.hpp"

#include "engine/expression/lexer.hpp"
#include "engine/expression/macros.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace filrouge::expression {
namespace {

constexpr std::array<std::string_view, 17> reserved{"as",        "break",  "const",  "continue", "else", "for",
                                                    "function",  "if",     "import", "let",      "loop", "package",
                                                    "namespace", "return", "var",    "void",     "while"};
constexpr int chain_factor = 8;  // how much deeper a tree may be than its nesting

// Precedence of the binary operators that associate to the left; && and || are read apart because they make flat nodes.
int precedence(const Token& token) {
  if (token.kind == Token::Kind::name) return token.text == "in" ? 1 : 0;
  if (token.kind != Token::Kind::sign) return 0;
  const std::string& sign = token.text;
  if (sign == "==" || sign == "!=" || sign == "<" || sign == "<=" || sign == ">" || sign == ">=") return 1;
  if (sign == "+" || sign == "-") return 2;
  return sign == "*" || sign == "/" || sign == "%" ? 3 : 0;
}

class Parser {
 public:
  using Parsed = Result<Ast, ExpressionError>;

  Parser(std::vector<Token> tokens, const CompileOptions& options) : tokens_(std::move(tokens)), options_(options) {}

  Parsed run() {
    auto ast = expression();
    if (ast && token().kind != Token::Kind::end) return unexpected("the end of the expression");
    return ast;
  }

 private:
  [[nodiscard]] const Token& token() const { return tokens_[position_]; }
  [[nodiscard]] const Token& ahead() const { return tokens_[std::min(position_ + 1, tokens_.size() - 1)]; }
  [[nodiscard]] bool sees(std::string_view sign) const {
    return token().kind == Token::Kind::sign && token().text == sign;
  }
  bool accept(std::string_view sign) {
    if (!sees(sign)) return false;
    ++position_;
    return true;
  }

  static tl::unexpected<ExpressionError> refuse(int column, std::string message, std::string hint = {}) {
    return failure(ExpressionError{column, std::move(message), std::move(hint)});
  }
  [[nodiscard]] tl::unexpected<ExpressionError> unexpected(std::string_view expected) const {
    const std::string found = token().kind == Token::Kind::end ? "the end of the expression" : token().text;
    return refuse(token().column, "Expected " + std::string(expected) + ", found " + found + ".");
  }

  static tl::unexpected<ExpressionError> refuse_message(const Token& name) {
    return refuse(name.column, "Messages such as " + name.text + "{…} are not part of this language.",
                  "Write a map: {\"name\": value}.");
  }

  // Joins parts under a new node, unless the tree becomes too deep.
  [[nodiscard]] Parsed join(Ast::Kind kind, int column, std::string name, std::vector<Ast> parts) const {
    Ast ast{kind, column, 1, std::move(name), {}, std::move(parts)};
    for (const Ast& part : ast.parts) ast.depth = std::max(ast.depth, part.depth + 1);
    if (ast.depth > options_.depth_max * chain_factor) {
      return refuse(column, "The expression is too deep.", "Split it into several computed facts.");
    }
    return ast;
  }
  static std::vector<Ast> list_of(Ast first) {
    std::vector<Ast> parts;
    parts.push_back(std::move(first));
    return parts;
  }
  static std::vector<Ast> list_of(Ast first, Ast second) {
    std::vector<Ast> parts = list_of(std::move(first));
    parts.push_back(std::move(second));
    return parts;
  }

  Parsed expression() {
    if (nesting_ >= options_.depth_max) {
      return refuse(token().column, "The expression is nested too deeply.", "Split it into several computed facts.");
    }
    ++nesting_;
    auto ast = conditional();
    --nesting_;
    return ast;
  }

  Parsed conditional() {
    auto condition = chain("||", Ast::Kind::any_of);
    if (!condition || !sees("?")) return condition;
    const int column = token().column;
    ++position_;
    auto yes = chain("||", Ast::Kind::any_of);
    if (!yes) return yes;
    if (!accept(":")) return unexpected("\":\" of the conditional");
    auto no = expression();
    if (!no) return no;
    auto parts = list_of(std::move(*condition), std::move(*yes));
    parts.push_back(std::move(*no));
    return join(Ast::Kind::conditional, column, "?:", std::move(parts));
  }

  // a && b && c, a || b || c: one flat node.
  Parsed chain(std::string_view sign, Ast::Kind kind) {
    auto first = kind == Ast::Kind::any_of ? chain("&&", Ast::Kind::all_of) : binary(1);
    if (!first || !sees(sign)) return first;
    const int column = token().column;
    auto parts = list_of(std::move(*first));
    while (accept(sign)) {
      auto next = kind == Ast::Kind::any_of ? chain("&&", Ast::Kind::all_of) : binary(1);
      if (!next) return next;
      parts.push_back(std::move(*next));
    }
    return join(kind, column, std::string(sign), std::move(parts));
  }

  Parsed binary(int least) {
    auto left = unary();
    while (left && precedence(token()) >= least) {
      const Token sign = token();
      ++position_;
      auto right = binary(precedence(sign) + 1);
      if (!right) return right;
      left = join(Ast::Kind::binary, sign.column, sign.text, list_of(std::move(*left), std::move(*right)));
    }
    return left;
  }

  // A run of ! or of -; a minus just before a number belongs to the number.
  Parsed unary() {
    const std::string sign = sees("!") ? "!" : "-";
    std::vector<int> columns;
    while (sees(sign) && !(sign == "-" && minus_of_number())) {
      columns.push_back(token().column);
      ++position_;
    }
    auto operand = member();
    for (auto column = columns.rbegin(); operand && column != columns.rend(); ++column) {
      const auto kind = sign == "!" ? Ast::Kind::inverse : Ast::Kind::negation;
      operand = join(kind, *column, sign, list_of(std::move(*operand)));
    }
    return operand;
  }

  [[nodiscard]] bool minus_of_number() const {
    if (ahead().kind != Token::Kind::literal) return false;
    const Value& value = ahead().value;
    return value.if_int() || value.if_double() || is_two_to_63(ahead());
  }
  static bool is_two_to_63(const Token& token) {
    const auto* value = token.value.if_uint();
    return value && token.text.back() != 'u' && token.text.back() != 'U';
  }

  Parsed member() {
    auto ast = primary();
    while (ast) {
      const int column = token().column;
      if (accept("[")) {
        auto index = expression();
        if (!index) return index;
        if (!accept("]")) return unexpected("\"]\"");
        ast = join(Ast::Kind::index, column, "", list_of(std::move(*ast), std::move(*index)));
      } else if (accept(".")) {
        ast = selection(std::move(*ast));
      } else {
        break;
      }
    }
    return ast;
  }

  Parsed selection(Ast operand) {
    const Token field = token();
    const bool is_name = field.kind == Token::Kind::name && field.text != "in";
    if (!is_name && field.kind != Token::Kind::quoted_name) return unexpected("the name of a field or function");
    ++position_;
    if (sees("{")) return refuse_message(field);
    if (!is_name || !sees("(")) {
      return join(Ast::Kind::select, field.column, field.text, list_of(std::move(operand)));
    }
    return call(Ast::Kind::method, field, list_of(std::move(operand)));
  }

  Parsed call(Ast::Kind kind, const Token& name, std::vector<Ast> parts) {
    ++position_;  // the opening parenthesis
    if (auto problem = elements(")", parts, false)) return failure(*problem);
    auto ast = join(kind, name.column, name.text, std::move(parts));
    if (!ast) return ast;
    if (auto problem = expand_macro(*ast)) return failure(*problem);
    return ast;
  }

  // Expressions between commas up to the closing sign, which is consumed.
  std::optional<ExpressionError> elements(std::string_view close, std::vector<Ast>& parts, bool trailing_comma) {
    if (accept(close)) return std::nullopt;
    while (true) {
      auto element = expression();
      if (!element) return element.error();
      parts.push_back(std::move(*element));
      const bool comma = accept(",");
      if (comma && !(trailing_comma && sees(close))) continue;
      if (accept(close)) return std::nullopt;
      return unexpected("\",\" or \"" + std::string(close) + "\"").value();
    }
  }

  Parsed primary() {
    const Token first = token();
    if (first.kind == Token::Kind::literal || (sees("-") && minus_of_number())) return literal();
    if (first.kind == Token::Kind::name || sees(".")) return name();
    if (accept("(")) {
      auto inner = expression();
      if (inner && !accept(")")) return unexpected("\")\"");
      return inner;
    }
    if (accept("[")) {
      std::vector<Ast> parts;
      if (auto problem = elements("]", parts, true)) return failure(*problem);
      return join(Ast::Kind::list, first.column, "", std::move(parts));
    }
    if (accept("{")) return map(first.column);
    return unexpected("a value");
  }

  Parsed literal() {
    const bool negative = sees("-");
    const int column = token().column;
    if (negative) ++position_;
    const Token number = token();
    ++position_;
    Ast ast{Ast::Kind::literal, column, 1, "", number.value, {}};
    if (is_two_to_63(number)) {
      if (!negative) return refuse(column, "The number is too large for 64 bits.", "Write it as a double: 1e19.");
      ast.value = Value(std::numeric_limits<std::int64_t>::min());
    } else if (negative) {
      if (const auto* whole = number.value.if_int()) ast.value = Value(-*whole);
      if (const auto* real = number.value.if_double()) ast.value = Value(-*real);
    }
    return ast;
  }

  Parsed name() {
    const int column = token().column;
    const bool root = accept(".");
    const Token word = token();
    if (word.kind != Token::Kind::name || word.text == "in") return unexpected("a name");
    if (std::find(reserved.begin(), reserved.end(), word.text) != reserved.end()) {
      return refuse(word.column, "The word " + word.text + " is reserved by the language.");
    }
    ++position_;
    if (sees("{")) return refuse_message(word);
    if (sees("(")) return call(Ast::Kind::call, word, {});
    return Ast{Ast::Kind::name, column, 1, (root ? "." : "") + word.text, {}, {}};
  }

  Parsed map(int column) {
    std::vector<Ast> parts;
    while (!accept("}")) {
      auto key = expression();
      if (!key) return key;
      if (!accept(":")) return unexpected("\":\" after the key");
      auto value = expression();
      if (!value) return value;
      parts.push_back(std::move(*key));
      parts.push_back(std::move(*value));
      if (!accept(",") && !sees("}")) return unexpected("\",\" or \"}\"");
    }
    return join(Ast::Kind::map, column, "", std::move(parts));
  }

  std::vector<Token> tokens_;
  const CompileOptions& options_;
  std::size_t position_ = 0;
  int nesting_ = 0;
};

}  // namespace

Result<Ast, ExpressionError> parse(std::string_view text, const CompileOptions& options) {
  if (text.size() > options.length_max) {
    return failure(ExpressionError{1, "The expression is longer than " + std::to_string(options.length_max) + " bytes.",
                                   "Split it into several computed facts."});
  }
  auto tokens = tokenize(text);
  if (!tokens) return failure(tokens.error());
  return Parser(std::move(*tokens), options).run();
}

}  // namespace filrouge::expression
