#include "engine/expression/program.hpp"

#include "engine/expression/builder.hpp"
#include "engine/expression/parser.hpp"

#include <algorithm>

namespace filrouge::expression {

struct Program::Compiled {
  std::string text;
  NodePtr root;
  Type type;
  std::vector<Slot> reads;
  bool reads_clock = false;
  bool reads_states = false;
  std::uint64_t cost = 0;
  std::uint64_t budget = 0;
  std::size_t variables = 0;
  ZoneLookup zone;

  [[nodiscard]] std::uint64_t budget_in(const Frame& frame) const {
    return frame.units ? std::min(budget, *frame.units) : budget;
  }
  // What the run spends is taken off what its frame has left; reading the expression counts too.
  const Value* evaluate(Run& run, Scratch& scratch) const {
    const auto before = run.left();
    const Value* value = run.charge(1 + text.size() / 8) ? root->evaluate(run, scratch) : run.fail_exhausted(1);
    if (run.frame.units) *run.frame.units -= before - run.left();
    return value;
  }
};

Program::Program(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

Result<Program, std::vector<ExpressionError>> Program::compile(std::string_view text, const Scope& scope,
                                                               const CompileOptions& options) {
  const auto ast = parse(text, options);
  if (!ast) return failure(std::vector{ast.error()});
  Builder builder(scope, options);
  Typed root = builder.build(*ast);
  if (!builder.errors.empty()) {
    std::stable_sort(builder.errors.begin(), builder.errors.end(),
                     [](const ExpressionError& a, const ExpressionError& b) { return a.column < b.column; });
    return failure(std::move(builder.errors));
  }
  auto compiled = std::make_shared<Compiled>();
  compiled->text = text;
  compiled->root = std::move(root.node);
  compiled->type = std::move(root.type);
  compiled->reads.assign(builder.reads.begin(), builder.reads.end());
  compiled->reads_clock = builder.reads_clock;
  compiled->reads_states = builder.reads_states;
  compiled->cost = std::min(root.units, options.cost_max);
  compiled->budget = options.cost_max;
  compiled->variables = builder.variables;
  compiled->zone = options.zone;
  return Program(std::move(compiled));
}

Result<Value, ExpressionError> Program::evaluate(const Frame& frame) const {
  Run run(frame, compiled_->budget_in(frame), compiled_->variables, &compiled_->zone);
  Scratch scratch;
  const Value* value = compiled_->evaluate(run, scratch);
  if (!value) return failure(run.take_error());
  if (scratch && value == &*scratch) return *std::move(scratch);
  return *value;
}

bool Program::evaluate_for(const Frame& frame, User user) const {
  Run run(frame, compiled_->budget_in(frame), compiled_->variables, &compiled_->zone);
  Scratch scratch;
  const Value* value = compiled_->evaluate(run, scratch);
  if (value) user.use(user.user, *value);
  return value != nullptr;
}

Truth Program::truth(const Frame& frame) const {
  auto truth = Truth::unknown;
  static_cast<void>(with_value(frame, [&](const Value& value) {
    if (const bool* held = value.if_bool()) truth = *held ? Truth::yes : Truth::no;
  }));
  return truth;
}

bool Program::holds(const Frame& frame, ExpressionError* error) const {
  Run run(frame, compiled_->budget_in(frame), compiled_->variables, &compiled_->zone);
  Scratch scratch;
  const Value* value = compiled_->evaluate(run, scratch);
  const bool* truth = value ? value->if_bool() : nullptr;
  if (truth) return *truth;
  if (error && !value) *error = run.take_error();
  if (error && value) {
    *error = {1, "A condition is true or false, not of type " + std::string(to_string(kind_of(*value))) + ".", ""};
  }
  return false;
}

const std::string& Program::text() const {
  return compiled_->text;
}
const Type& Program::type() const {
  return compiled_->type;
}
const std::vector<Slot>& Program::reads() const {
  return compiled_->reads;
}
bool Program::reads_clock() const {
  return compiled_->reads_clock;
}
bool Program::reads_states() const {
  return compiled_->reads_states;
}
std::uint64_t Program::cost() const {
  return compiled_->cost;
}

}  // namespace filrouge::expression
