#include "engine/base/suggest.hpp"
#include "engine/base/words.hpp"
#include "engine/expression/access.hpp"
#include "engine/expression/builder.hpp"
#include "engine/expression/functions.hpp"
#include "engine/expression/typing.hpp"

#include <algorithm>

// Calls of functions and methods.
namespace filrouge::expression {
namespace {

using Kind = Type::Kind;

bool takes(const Function& function, Kind parameter, const Type& argument) {
  if (parameter == Kind::dyn || argument.kind == Kind::dyn || argument.kind == parameter) return true;
  if (argument.kind == Kind::null) return function.empty_through;
  return parameter == Kind::map && argument.kind == Kind::record;
}

bool matches(const Function& function, const Signature& signature, const std::vector<Type>& arguments) {
  const std::size_t count = signature.parameters.size();
  if (function.variadic ? arguments.size() < count : arguments.size() != count) return false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!takes(function, signature.parameters[std::min(i, count - 1)], arguments[i])) return false;
  }
  return true;
}

std::string parameters_of(const Function& function) {
  std::string text;
  for (const Signature& signature : function.signatures) {
    text += text.empty() ? "(" : " or (";
    const char* separator = "";
    for (const Kind kind : signature.parameters) {
      text += separator + std::string(to_string(kind));
      separator = ", ";
    }
    text += function.variadic ? ", …)" : ")";
  }
  return text;
}

std::string given(const std::vector<Type>& arguments) {
  std::string text;
  for (const Type& argument : arguments) text += (text.empty() ? "" : ", ") + to_string(argument);
  return "(" + text + ")";
}

bool right_count(const Function& function, std::size_t count) {
  return std::any_of(function.signatures.begin(), function.signatures.end(), [&](const Signature& signature) {
    return function.variadic ? count >= signature.parameters.size() : count == signature.parameters.size();
  });
}

}  // namespace

Typed Builder::call(const Ast& ast) {
  if (ast.kind == Ast::Kind::call && ast.name == "in_state") return in_state(ast);
  std::vector<Typed> arguments;
  for (const Ast& part : ast.parts) arguments.push_back(build(part));
  const bool method = ast.kind == Ast::Kind::method;
  const Function* function = find_function(ast.name, method);
  if (!function) {
    const Function* other = find_function(ast.name, !method);
    std::string hint;
    if (other) {
      hint = method ? "Write " + ast.name + "(…)." : "Write value." + ast.name + "(…).";
    } else if (const auto nearest = nearest_name(ast.name, function_names(method))) {
      hint = "Did you mean " + in_quotes(*nearest) + "?";
    }
    return reject(ast.column, "The function " + in_quotes(ast.name) + " is unknown" + (other ? " in this form." : "."),
                  hint);
  }
  if (!right_count(*function, arguments.size())) {
    return reject(ast.column, in_quotes(ast.name) + " takes " + parameters_of(*function) + ", not " +
                                  std::to_string(arguments.size()) +
                                  (arguments.size() == 1 ? " argument." : " arguments."));
  }
  return apply(ast, *function, std::move(arguments));
}

Type Builder::result_type(const Ast& ast, const Function& function, const std::vector<Type>& arguments) {
  const auto found = std::find_if(function.signatures.begin(), function.signatures.end(),
                                  [&](const Signature& signature) { return matches(function, signature, arguments); });
  if (found == function.signatures.end()) {
    note(ast.column, in_quotes(ast.name) + " takes " + parameters_of(function) + ", not " + given(arguments) + ".");
    return {};
  }
  if (function.result) return function.result(arguments);
  Type type = type_of(found->result);
  type.nullable = function.empty_through && std::any_of(arguments.begin(), arguments.end(), [](const Type& argument) {
                    return argument.nullable || argument.kind == Kind::null;
                  });
  return type;
}

void Builder::check_clock(const Ast& ast, const Function& function) {
  const bool one_age = function.name == "age" && ast.parts.size() == 1;
  if (!one_age && function.name != "today" && function.name != "now") return;
  reads_clock = true;
  if (scope_.clock_allowed) return;
  const bool is_age = function.name == "age";
  errors.push_back({ast.column, ast.name + "() changes with the clock, and nothing would wake the case here.",
                    is_age ? "Write age(birth, date)." : "Use `at:` or `after:` with a moment."});
}

Typed Builder::apply(const Ast& ast, const Function& function, std::vector<Typed> arguments) {
  std::vector<Type> types;
  std::vector<NodePtr> nodes;
  std::uint64_t units = 5;
  bool constant = function.pure;
  const std::size_t elements = arguments.empty() ? 1 : arguments.front().elements;
  for (Typed& argument : arguments) {
    units += argument.units;
    constant = constant && argument.node->constant();
    types.push_back(std::move(argument.type));
    nodes.push_back(std::move(argument.node));
  }
  check_clock(ast, function);
  const std::size_t noted = errors.size();
  const Type type = result_type(ast, function, types);
  const Value* literal = nodes.empty() ? nullptr : nodes.back()->constant();
  if (function.vet && literal) {
    if (auto problem = function.vet(*literal)) note(ast.parts.back().column, problem->message, problem->hint);
  }
  if (function.zoned && nodes.size() == 2 && literal && !options_.zone) {
    if (auto problem = vet_zone(*literal)) note(ast.parts.back().column, problem->message, problem->hint);
  }
  if (function.name == "matches" && literal && literal->if_string()) {
    if (auto match = make_match(ast.column, std::move(nodes[0]), *literal->if_string())) {
      return {std::move(match), type, units};
    }
    return reject(ast.parts.back().column, "The regular expression is not valid or too long.");
  }
  if (function.name == "size" && nodes.size() == 1) {
    if (auto size = make_filter_size(ast.column, nodes[0])) return {std::move(size), type, units, elements};
  }
  Typed result = finish({make_call(ast.column, function, std::move(nodes)), type, units, elements}, constant);
  // What is written out and does not convert never will.
  if (constant && !result.node->constant() && errors.size() == noted && options_.checked) {
    const Frame frame;
    Run run(frame, options_.cost_max, 0, nullptr);
    Scratch scratch;
    if (!result.node->evaluate(run, scratch)) errors.push_back(run.take_error());
  }
  return result;
}

Typed Builder::in_state(const Ast& ast) {
  const bool literal = ast.parts.size() == 1 && ast.parts[0].kind == Ast::Kind::literal;
  const auto* state = literal ? ast.parts[0].value.if_string() : nullptr;
  if (!state) return reject(ast.column, "in_state() takes the name of a state between quotes.");
  if (!scope_.state) return reject(ast.column, "in_state() means nothing here: there are no states.");
  const auto number = scope_.state(*state);
  if (!number || *number < 0) return reject(ast.parts[0].column, "The state " + in_quotes(*state) + " is unknown.");
  reads_states = true;
  return {make_in_state(ast.column, *number), type_of(Kind::boolean)};
}

}  // namespace filrouge::expression
