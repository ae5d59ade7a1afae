#include "engine/expression/ast.hpp"
#include "engine/expression/parser.hpp"
#include "engine/expression/program.hpp"
#include "support/catch.hpp"

#include <rapidcheck.h>

using namespace filrouge::expression;

namespace {

Ast leaf(Ast::Kind kind, std::string name, Value value = {}) {
  Ast ast;
  ast.kind = kind;
  ast.name = std::move(name);
  ast.value = std::move(value);
  return ast;
}

Ast any_literal() {
  switch (*rc::gen::inRange(0, 7)) {
    case 0:
      return leaf(Ast::Kind::literal, "", Value(*rc::gen::arbitrary<bool>()));
    case 1:
      return leaf(Ast::Kind::literal, "", Value(*rc::gen::arbitrary<std::int64_t>()));
    case 2:
      return leaf(Ast::Kind::literal, "", Value(*rc::gen::arbitrary<std::uint64_t>()));
    case 3:
      return leaf(Ast::Kind::literal, "", Value(*rc::gen::inRange(-2, 3)));
    case 4:
      return leaf(Ast::Kind::literal, "", Value(*rc::gen::inRange(-8, 9) / 4.0));
    case 5:
      return leaf(Ast::Kind::literal, "",
                  Value(*rc::gen::container<std::string>(rc::gen::elementOf(std::string("a\"\\\n'\x01")))));
    default:
      return leaf(Ast::Kind::literal, "");
  }
}

Ast any_tree(int depth);

Ast node(Ast::Kind kind, const std::string& name, int parts, int depth) {
  Ast ast = leaf(kind, name);
  for (int i = 0; i < parts; ++i) ast.parts.push_back(any_tree(depth - 1));
  return ast;
}

Ast any_operator(int depth) {
  using Kind = Ast::Kind;
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      return node(Kind::binary,
                  *rc::gen::elementOf(
                      std::vector<std::string>{"+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in"}),
                  2, depth);
    case 1:
      return node(Kind::all_of, "&&", *rc::gen::inRange(2, 4), depth);
    case 2:
      return node(Kind::any_of, "||", *rc::gen::inRange(2, 4), depth);
    case 3:
      return node(Kind::inverse, "!", 1, depth);
    case 4:
      return node(Kind::negation, "-", 1, depth);
    default:
      return node(Kind::conditional, "?:", 3, depth);
  }
}

// Any tree the parser could have made, well typed or not.
Ast any_tree(int depth) {
  using Kind = Ast::Kind;
  if (depth <= 0)
    return *rc::gen::arbitrary<bool>() ? any_literal() : leaf(Kind::name, *rc::gen::element<std::string>("x", "y"));
  switch (*rc::gen::inRange(0, 8)) {
    case 0:
      return node(Kind::list, "", *rc::gen::inRange(0, 4), depth);
    case 1:
      return node(Kind::map, "", *rc::gen::inRange(0, 3) * 2, depth);
    case 2:
      return node(Kind::index, "", 2, depth);
    case 3:
      return node(Kind::call, *rc::gen::element<std::string>("size", "int", "string", "type", "none"), 1, depth);
    case 4:
      return node(Kind::method, *rc::gen::element<std::string>("contains", "matches", "distinct"), 2, depth);
    case 5: {
      Ast macro =
          node(Kind::macro, *rc::gen::element<std::string>("all", "exists", "exists_one", "filter", "map"), 2, depth);
      macro.value = Value(*rc::gen::element<std::string>("x", "y"));
      return macro;
    }
    default:
      return any_operator(depth);
  }
}

CompileOptions roomy() {
  CompileOptions options;
  options.length_max = 1U << 20U;
  options.cost_max = 20'000;
  options.checked = false;
  return options;
}

filrouge::Result<Value, ExpressionError> evaluate(const std::string& text) {
  Scope scope;
  scope.variables = {{"x", {}, {Segment::facts, 0}}, {"y", {}, {Segment::facts, 1}}};
  const auto program = Program::compile(text, scope, roomy());
  if (!program) return filrouge::failure(program.error().front());
  const std::vector<Value> facts{Value(Value::List{Value(1), Value("a"), Value(true)}), Value(2)};
  Frame frame;
  frame.segments[0] = facts;
  return program->evaluate(frame);
}

// Same value or both without one; NaN is like NaN.
bool alike(const filrouge::Result<Value, ExpressionError>& a, const filrouge::Result<Value, ExpressionError>& b) {
  if (!a || !b) return !a && !b;
  return *a == *b || (*a != *a && *b != *b);
}

}  // namespace

TEST_CASE("what is printed parses to the same tree and evaluates alike") {
  CHECK(rc::check([] {
    const Ast ast = any_tree(4);
    const std::string text = print(ast);
    RC_LOG() << text;
    const auto again = parse(text, roomy());
    RC_ASSERT(again.has_value());
    RC_ASSERT(same_shape(ast, *again));
    RC_ASSERT(alike(evaluate(text), evaluate(print(*again))));
  }));
}

TEST_CASE("and, or give the same whichever side comes first") {
  CHECK(rc::check([] {
    const std::string a = print(any_tree(3));
    const std::string b = print(any_tree(3));
    const std::string sign = *rc::gen::element<std::string>("&&", "||");
    RC_ASSERT(alike(evaluate(a + sign + b), evaluate(b + sign + a)));
  }));
}

TEST_CASE("integer arithmetic is exact or an error") {
  CHECK(rc::check([](std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    const bool fits_int = !__builtin_mul_overflow(a, b, &product);
    const auto result = evaluate(std::to_string(a) + " * " + std::to_string(b));
    RC_ASSERT(result.has_value() == fits_int);
    if (fits_int) RC_ASSERT(*result == Value(product));
  }));
}

TEST_CASE("any text is compiled or refused with a place in it") {
  CHECK(rc::check([] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab1.+-*/%<>=!&|?:,()[]{}\"'\\ \nxinr")));
    const auto program = Program::compile(text, {});
    if (program) return;
    RC_ASSERT(!program.error().empty());
    RC_ASSERT(program.error().front().column >= 1);
    RC_ASSERT(program.error().front().column <= static_cast<int>(text.size()) + 1);
  }));
}

TEST_CASE("what is deep or long is refused or evaluated, and never overflows the stack") {
  const auto repeated = [](std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
  };
  CHECK(*evaluate("1" + repeated(" + 1", 500)) == Value(501));
  CHECK(*evaluate(repeated("!", 500) + "true") == Value(true));
  CHECK(*evaluate("true" + repeated(" && true", 5000)) == Value(true));
  CHECK(*evaluate(repeated("[", 60) + "7" + repeated("]", 60) + repeated("[0]", 60)) == Value(7));
  CHECK_FALSE(evaluate("x" + repeated(".a", 500)));
  CHECK_FALSE(evaluate("1" + repeated(" + 1", 5000)));
  CHECK_FALSE(evaluate(repeated("!", 5000) + "true"));
  CHECK_FALSE(evaluate(repeated("(", 70) + "1" + repeated(")", 70)));
  CHECK_FALSE(evaluate(repeated("true ? ", 5000) + "1"));
}
