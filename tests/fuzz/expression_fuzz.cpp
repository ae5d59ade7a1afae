#include "engine/expression/ast.hpp"
#include "engine/expression/json.hpp"
#include "engine/expression/parser.hpp"
#include "engine/expression/program.hpp"

#include <cstdlib>

#include <nlohmann/json.hpp>

using namespace filrouge;
using namespace filrouge::expression;

namespace {

const std::vector<Value>& facts() {
  static const std::vector<Value> values{
      Value("failed"), Value(),
      Value(Value::List{Value(1), Value("a"), Value(Value::Map{{Value("occurred"), Value(*parse_day("2026-07-13"))}})}),
      Value(Value::Map{{Value("b"), Value(2.5)}, {Value(1), Value(true)}})};
  return values;
}

Scope scope() {
  Scope names;
  names.variables = {{"exam", {}, {Segment::facts, 0}},
                     {"unset", {}, {Segment::facts, 1}},
                     {"list", {}, {Segment::facts, 2}},
                     {"map", {}, {Segment::facts, 3}}};
  names.variables[0].type.kind = Type::Kind::string;
  names.variables[1].type.kind = Type::Kind::date;
  names.variables[1].type.nullable = true;
  names.state = [](std::string_view) { return std::optional(5); };
  return names;
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

// Any text compiles or is refused; what compiles evaluates or fails; what is printed parses to the same tree.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const Scope names = scope();
  CompileOptions options;
  options.length_max = 4096;
  const auto ast = parse(text, options);
  if (ast && ast->depth <= options.depth_max) {
    CompileOptions roomy;
    roomy.length_max = std::size_t{1} << 24U;
    roomy.depth_max = 4 * options.depth_max;  // every operator is printed between parentheses
    const auto again = parse(print(*ast), roomy);
    require(again.has_value() && same_shape(*ast, *again));
  }
  Frame frame;
  frame.segments[0] = facts();
  for (const bool checked : {true, false}) {
    options.checked = checked;
    options.cost_max = 20'000;
    const auto program = Program::compile(text, names, options);
    if (!program) continue;
    const auto value = program->evaluate(frame);
    if (value) require(!to_json(*value).dump(-1, ' ', false, nlohmann::json::error_handler_t::strict).empty());
  }
  return 0;
}
