#include "engine/expression/functions.hpp"

#include <algorithm>
#include <array>

namespace filrouge::expression {
namespace {

const std::vector<Function>& all_functions() {
  static const std::vector<Function> functions = [] {
    std::vector<Function> all;
    for (auto family :
         {text_functions(), conversion_functions(), time_functions(), calendar_functions(), list_functions()}) {
      std::move(family.begin(), family.end(), std::back_inserter(all));
    }
    return all;
  }();
  return functions;
}

bool has_style(const Function& function, bool method) {
  return function.style == Function::Style::either || (function.style == Function::Style::method) == method;
}

class Call final : public Node {
 public:
  Call(int column, const Function& function, std::vector<NodePtr> arguments)
      : Node(column), function_(function), arguments_(std::move(arguments)) {}

  const Value* evaluate(Run& run, Scratch& scratch) const override {
    constexpr std::size_t few = 3;
    if (arguments_.size() <= few) {
      std::array<Scratch, few> own;
      std::array<const Value*, few> at{};
      return call(run, scratch, own.data(), at.data());
    }
    std::vector<Scratch> own(arguments_.size());
    std::vector<const Value*> at(arguments_.size());
    return call(run, scratch, own.data(), at.data());
  }

 private:
  const Value* call(Run& run, Scratch& scratch, Scratch* own, const Value** at) const {
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      at[i] = arguments_[i]->evaluate(run, own[i]);
      if (!at[i]) return nullptr;
    }
    auto outcome = function_.body({at, arguments_.size()}, run);
    if (run.exhausted()) return run.fail_exhausted(column());
    if (!outcome) return run.fail(column(), std::move(outcome.error().message), std::move(outcome.error().hint));
    scratch = std::move(*outcome);
    return &*scratch;
  }

  const Function& function_;
  std::vector<NodePtr> arguments_;
};

}  // namespace

const Function* find_function(std::string_view name, bool method) {
  for (const Function& function : all_functions()) {
    if (function.name == name && has_style(function, method)) return &function;
  }
  return nullptr;
}

std::vector<std::string> function_names(bool method) {
  std::vector<std::string> names;
  for (const Function& function : all_functions()) {
    if (has_style(function, method)) names.emplace_back(function.name);
  }
  return names;
}

NodePtr make_call(int column, const Function& function, std::vector<NodePtr> arguments) {
  return std::make_unique<Call>(column, function, std::move(arguments));
}

tl::unexpected<Failure> no_overload(std::string_view name, Arguments arguments) {
  std::string kinds;
  for (const Value* argument : arguments) {
    kinds += (kinds.empty() ? "" : ", ") + std::string(to_string(kind_of(*argument)));
  }
  return fails(std::string(name) + "() has no meaning for (" + kinds + ").");
}

}  // namespace filrouge::expression
