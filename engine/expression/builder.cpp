#include "engine/expression/builder.hpp"

#include "engine/base/suggest.hpp"
#include "engine/base/words.hpp"
#include "engine/expression/access.hpp"
#include "engine/expression/comprehension.hpp"
#include "engine/expression/operators.hpp"
#include "engine/expression/typing.hpp"

#include <algorithm>
#include <array>

namespace filrouge::expression {
namespace {

using Kind = Type::Kind;

// a.b.c as it is written, when it is names all the way.
std::optional<std::string> dotted(const Ast& ast) {
  if (ast.kind == Ast::Kind::name) return ast.name;
  if (ast.kind != Ast::Kind::select) return std::nullopt;
  auto path = dotted(ast.parts[0]);
  if (path) *path += "." + ast.name;
  return path;
}

// The names of types are values.
std::optional<Value> type_value(const std::string& name) {
  constexpr std::array<std::string_view, 13> names{"bool",
                                                   "int",
                                                   "uint",
                                                   "double",
                                                   "string",
                                                   "bytes",
                                                   "list",
                                                   "map",
                                                   "null_type",
                                                   "type",
                                                   "google.protobuf.Timestamp",
                                                   "google.protobuf.Duration",
                                                   "date"};
  if (std::find(names.begin(), names.end(), name) == names.end()) return std::nullopt;
  return Value(Value::TypeName{name});
}

std::uint64_t size_of(const Ast& ast) {
  std::uint64_t total = 1;
  for (const Ast& part : ast.parts) total += size_of(part);
  return total;
}

bool all_constant(const std::vector<NodePtr>& nodes) {
  return std::all_of(nodes.begin(), nodes.end(), [](const NodePtr& node) { return node->constant() != nullptr; });
}

std::string did_you_mean(const std::string& name, const std::vector<std::string>& known) {
  const auto nearest = nearest_name(name, known);
  return nearest ? "Did you mean " + in_quotes(*nearest) + "?" : "";
}

std::string both_kinds(const Type& a, const Type& b) {
  return to_string(a) + " and " + to_string(b);
}

}  // namespace

void Builder::note(int column, std::string message, std::string hint) {
  if (options_.checked) errors.push_back({column, std::move(message), std::move(hint)});
}

Typed Builder::reject(int column, std::string message, std::string hint) {
  note(column, message, hint);
  return {make_failing({column, std::move(message), std::move(hint)}), {}};
}

// Computes a pure node whose operands are known; what fails is left to fail when it is evaluated.
Typed Builder::finish(Typed typed, bool constant) const {
  constexpr std::uint64_t units_max = 10'000;
  typed.units = std::min(typed.units, options_.cost_max);
  if (!constant || typed.node->constant()) return typed;
  const Frame frame;
  Run run(frame, units_max, 0, nullptr);
  Scratch scratch;
  if (const Value* value = typed.node->evaluate(run, scratch)) typed.node = make_constant(typed.node->column(), *value);
  return typed;
}

Typed Builder::build(const Ast& ast) {
  using Shape = Ast::Kind;
  switch (ast.kind) {
    case Shape::literal:
      return literal(ast);
    case Shape::name:
      return name(ast);
    case Shape::select:
      return select(ast);
    case Shape::has:
      return has(ast);
    case Shape::index:
      return index(ast);
    case Shape::call:
    case Shape::method:
      return call(ast);
    case Shape::list:
      return list(ast);
    case Shape::map:
      return map(ast);
    case Shape::inverse:
    case Shape::negation:
      return unary(ast);
    case Shape::binary:
      return binary(ast);
    case Shape::all_of:
    case Shape::any_of:
      return chain(ast);
    case Shape::conditional:
      return conditional(ast);
    case Shape::macro:
      return macro(ast);
  }
  return reject(ast.column, "Nothing is known of this expression.");
}

Typed Builder::literal(const Ast& ast) {
  return {make_constant(ast.column, ast.value), literal_type(ast.value)};
}

std::optional<Typed> Builder::resolve(const std::string& name, int column) {
  const bool from_root = name.starts_with('.');
  const std::string bare = from_root ? name.substr(1) : name;
  for (std::size_t i = locals_.size(); i-- > 0 && !from_root;) {
    if (locals_[i].first == bare) return Typed{make_variable(column, i), locals_[i].second};
  }
  for (const Scope::Variable& variable : scope_.variables) {
    if (variable.name != bare) continue;
    reads.insert(variable.slot);
    return Typed{make_fact(column, variable.slot), variable.type};
  }
  if (auto type = type_value(bare)) return Typed{make_constant(column, std::move(*type)), type_of(Kind::type)};
  return std::nullopt;
}

Typed Builder::unknown_name(const std::string& name, int column) {
  std::vector<std::string> known;
  for (const auto& local : locals_) known.push_back(local.first);
  for (const Scope::Variable& variable : scope_.variables) known.push_back(variable.name);
  return reject(column, "The name " + in_quotes(name) + " is unknown.", did_you_mean(name, known));
}

Typed Builder::name(const Ast& ast) {
  auto found = resolve(ast.name, ast.column);
  return found ? std::move(*found) : unknown_name(ast.name, ast.column);
}

Typed Builder::select(const Ast& ast) {
  std::vector<const Ast*> fields;  // the outermost first
  const Ast* root = &ast;
  for (; root->kind == Ast::Kind::select; root = &root->parts[0]) fields.push_back(root);
  Typed value = root->kind == Ast::Kind::name ? qualified(*root, fields) : build(*root);
  for (; !fields.empty(); fields.pop_back()) value = field(*fields.back(), std::move(value));
  return value;
}

// The longest qualified name wins; a variable of a macro hides all qualified names that begin with it.
Typed Builder::qualified(const Ast& root, std::vector<const Ast*>& fields) {
  const auto is_root = [&](const auto& local) { return local.first == root.name; };
  if (std::any_of(locals_.begin(), locals_.end(), is_root)) return name(root);
  std::string path = root.name;
  std::vector<std::size_t> lengths{path.size()};
  for (auto step = fields.rbegin(); step != fields.rend(); ++step) {
    path += "." + (*step)->name;
    lengths.push_back(path.size());
  }
  for (std::size_t taken = lengths.size(); taken-- > 0;) {
    auto found = resolve(path.substr(0, lengths[taken]), root.column);
    if (!found) continue;
    fields.resize(fields.size() - taken);
    return std::move(*found);
  }
  fields.clear();
  return unknown_name(path, root.column);
}

Typed Builder::field(const Ast& ast, Typed operand) {
  Type type;
  if (operand.type.kind == Kind::record) {
    std::vector<std::string> known;
    const Type* found = nullptr;
    for (const auto& [field_name, field_type] : operand.type.fields) {
      known.push_back(field_name);
      if (field_name == ast.name) found = &field_type;
    }
    if (found) type = *found;
    if (!found) note(ast.column, "There is no field " + in_quotes(ast.name) + " here.", did_you_mean(ast.name, known));
  } else if (operand.type.kind == Kind::map) {
    if (operand.type.parameters.size() == 2) type = operand.type.parameters[1];
  } else if (operand.type.kind != Kind::dyn) {
    note(ast.column, "A value of type " + to_string(operand.type) + " has no field " + in_quotes(ast.name) + ".");
  }
  const bool constant = operand.node->constant() != nullptr;
  return finish({make_select(ast.column, std::move(operand.node), ast.name), type, operand.units + 1}, constant);
}

// has() of a qualified variable asks whether it is not null.
Typed Builder::has(const Ast& ast) {
  const auto path = dotted(ast.parts[0]);
  const auto is_variable = [&](const Scope::Variable& variable) { return variable.name == *path + "." + ast.name; };
  if (path && std::any_of(scope_.variables.begin(), scope_.variables.end(), is_variable)) {
    auto variable = resolve(*path + "." + ast.name, ast.column);
    return {make_equality(ast.column, false, std::move(variable->node), make_constant(ast.column, Value())),
            type_of(Kind::boolean), 2};
  }
  Typed operand = build(ast.parts[0]);
  const Kind kind = operand.type.kind;
  if (kind != Kind::dyn && kind != Kind::map && kind != Kind::record) {
    note(ast.column, "has() wants a field of a map, not of " + to_string(operand.type) + ".");
  }
  return {make_has(ast.column, std::move(operand.node), ast.name), type_of(Kind::boolean), operand.units + 1};
}

Typed Builder::index(const Ast& ast) {
  Typed operand = build(ast.parts[0]);
  Typed key = build(ast.parts[1]);
  Type type;
  const bool dyn_key = key.type.kind == Kind::dyn;
  const auto& parameters = operand.type.parameters;
  if (operand.type.kind == Kind::list) {
    if (!parameters.empty()) type = parameters.front();
    if (!dyn_key && !is_numeric(key.type))
      note(ast.column, "The index of a list is an int, not " + to_string(key.type) + ".");
  } else if (operand.type.kind == Kind::map) {
    if (parameters.size() == 2) type = parameters[1];
    if (!parameters.empty() && !can_be_equal(parameters[0], key.type)) {
      note(ast.column, "The keys of the map are " + to_string(parameters[0]) + ", not " + to_string(key.type) + ".");
    }
  } else if (operand.type.kind != Kind::dyn && operand.type.kind != Kind::record) {
    note(ast.column, "A value of type " + to_string(operand.type) + " has no elements.");
  }
  return {make_index(ast.column, std::move(operand.node), std::move(key.node)), type, operand.units + key.units + 1};
}

Typed Builder::list(const Ast& ast) {
  std::vector<NodePtr> nodes;
  std::vector<Type> types;
  std::uint64_t units = 1;
  for (const Ast& part : ast.parts) {
    Typed element = build(part);
    units += element.units;
    nodes.push_back(std::move(element.node));
    types.push_back(std::move(element.type));
  }
  const bool constant = all_constant(nodes);
  Typed result{make_list(ast.column, std::move(nodes)), list_type(common_type(types)), units, ast.parts.size()};
  return finish(std::move(result), constant);
}

Typed Builder::map(const Ast& ast) {
  std::vector<NodePtr> nodes;
  std::array<std::vector<Type>, 2> types;
  std::uint64_t units = 1;
  for (std::size_t i = 0; i < ast.parts.size(); ++i) {
    Typed part = build(ast.parts[i]);
    units += part.units;
    nodes.push_back(std::move(part.node));
    types[i % 2].push_back(std::move(part.type));
  }
  const bool constant = all_constant(nodes);
  Type type = type_of(Kind::map);
  type.parameters = {common_type(types[0]), common_type(types[1])};
  Typed result{make_map(ast.column, std::move(nodes)), type, units, ast.parts.size() / 2};
  return finish(std::move(result), constant);
}

Typed Builder::conditional(const Ast& ast) {
  Typed condition = build(ast.parts[0]);
  check_bool(ast.parts[0], condition.type, "The condition before ?");
  Typed yes = build(ast.parts[1]);
  Typed no = build(ast.parts[2]);
  return {make_conditional(ast.column, std::move(condition.node), std::move(yes.node), std::move(no.node)),
          common_type(yes.type, no.type), condition.units + yes.units + no.units + 1,
          std::max(yes.elements, no.elements)};
}

Typed Builder::macro(const Ast& ast) {
  const Macro kind = macro_named(ast.name);
  Typed range = build(ast.parts[0]);
  auto element = iterated_type(range.type);
  if (!element)
    note(ast.column, ast.name + "() goes through a list or a map, not through " + to_string(range.type) + ".");
  ComprehensionParts parts;
  parts.macro = kind;
  parts.variable = locals_.size();
  parts.range = std::move(range.node);
  parts.step_units = size_of(ast) - size_of(ast.parts[0]);
  locals_.emplace_back(*ast.value.if_string(), element.value_or(Type{}));
  variables = std::max(variables, locals_.size());
  std::uint64_t units = parts.step_units;
  Type transformed;
  for (std::size_t i = 1; i < ast.parts.size(); ++i) {
    Typed part = build(ast.parts[i]);
    units += part.units;
    const bool is_transform = kind == Macro::map && i + 1 == ast.parts.size();
    if (!is_transform) check_bool(ast.parts[i], part.type, "The condition of " + ast.name + "()");
    if (is_transform) transformed = part.type;
    (is_transform ? parts.transform : parts.condition) = std::move(part.node);
  }
  locals_.pop_back();
  Type type = type_of(Kind::boolean);
  if (kind == Macro::map) type = list_type(transformed);
  if (kind == Macro::filter) type = list_type(element.value_or(Type{}));
  const std::uint64_t total =
      range.units + std::min(units, options_.cost_max) * std::max<std::size_t>(range.elements, 1);
  return finish({make_comprehension(ast.column, std::move(parts)), type, total, range.elements}, false);
}

void Builder::check_bool(const Ast& ast, const Type& type, std::string_view what) {
  if (type.kind == Kind::boolean || type.kind == Kind::dyn) return;
  note(ast.column, std::string(what) + " wants a bool, not " + to_string(type) + ".");
}

Typed Builder::chain(const Ast& ast) {
  std::vector<NodePtr> nodes;
  std::uint64_t units = 1;
  for (const Ast& part : ast.parts) {
    Typed operand = build(part);
    check_bool(part, operand.type, ast.name);
    units += operand.units;
    nodes.push_back(std::move(operand.node));
  }
  const bool all = ast.kind == Ast::Kind::all_of;
  return finish({all ? make_all_of(ast.column, std::move(nodes)) : make_any_of(ast.column, std::move(nodes)),
                 type_of(Kind::boolean), units},
                false);
}

Typed Builder::unary(const Ast& ast) {
  Typed operand = build(ast.parts[0]);
  const bool constant = operand.node->constant() != nullptr;
  if (ast.kind == Ast::Kind::inverse) {
    check_bool(ast.parts[0], operand.type, "!");
    return finish({make_inverse(ast.column, std::move(operand.node)), type_of(Kind::boolean), operand.units + 1},
                  constant);
  }
  const Kind kind = operand.type.kind;
  if (kind != Kind::integer && kind != Kind::real && kind != Kind::dyn) {
    note(ast.column, "The operator - has no meaning for " + to_string(operand.type) + ".");
  }
  return finish({make_negation(ast.column, std::move(operand.node)), type_of(kind), operand.units + 1}, constant);
}

Typed Builder::binary(const Ast& ast) {
  Typed left = build(ast.parts[0]);
  Typed right = build(ast.parts[1]);
  if (ast.name == "in") return membership(ast, std::move(left), std::move(right));
  if (ast.name == "==" || ast.name == "!=") return equality(ast, std::move(left), std::move(right));
  const std::uint64_t units = left.units + right.units + 1;
  const bool constant = left.node->constant() && right.node->constant();
  if (ast.name.front() == '<' || ast.name.front() == '>') {
    if (!can_be_ordered(left.type, right.type)) {
      note(ast.column, both_kinds(left.type, right.type) + " cannot be ordered.");
    }
    const bool empty_is_false = left.type.nullable || right.type.nullable;
    return finish({make_order(ast.column, ast.name, std::move(left.node), std::move(right.node), empty_is_false),
                   type_of(Kind::boolean), units},
                  constant);
  }
  const auto type = arithmetic_type(ast.name.front(), left.type, right.type);
  if (!type) {
    note(ast.column, "The operator " + ast.name + " has no meaning for " + both_kinds(left.type, right.type) + ".");
  }
  return finish({make_arithmetic(ast.column, ast.name.front(), std::move(left.node), std::move(right.node)),
                 type.value_or(Type{}), units},
                constant);
}

void Builder::check_values(const Ast& used_ast, const Type& used, const Type& allowed) {
  const auto foreign = foreign_value(used, allowed);
  if (!foreign) return;
  int column = used_ast.column;
  for (const Ast& part : used_ast.parts) {
    const auto* text = part.value.if_string();
    if (text && *text == *foreign) column = part.column;
  }
  std::string known;
  for (const std::string& value : allowed.values) known += (known.empty() ? "" : ", ") + value;
  note(column, in_quotes(*foreign) + " is not among the values here: " + known + ".",
       did_you_mean(*foreign, allowed.values));
}

// Two texts that are written out may differ; one that a fact can never be is a mistake.
Typed Builder::equality(const Ast& ast, Typed left, Typed right) {
  const bool constant = left.node->constant() && right.node->constant();
  if (!can_be_equal(left.type, right.type)) {
    note(ast.column, both_kinds(left.type, right.type) + " are never equal.");
  } else if (!constant && ast.parts[0].kind == Ast::Kind::literal) {
    check_values(ast.parts[0], left.type, right.type);
  } else if (!constant && ast.parts[1].kind == Ast::Kind::literal) {
    check_values(ast.parts[1], right.type, left.type);
  }
  return finish({make_equality(ast.column, ast.name == "==", std::move(left.node), std::move(right.node)),
                 type_of(Kind::boolean), left.units + right.units + 1},
                constant);
}

Typed Builder::membership(const Ast& ast, Typed left, Typed right) {
  const bool constant = left.node->constant() && right.node->constant();
  const auto element = iterated_type(right.type);
  if (!element) {
    note(ast.column, "The operator in looks into a list or a map, not into " + to_string(right.type) + ".");
  } else if (!can_be_equal(left.type, *element)) {
    note(ast.column, both_kinds(left.type, *element) + " are never equal.");
  } else if (!constant && ast.parts[1].kind == Ast::Kind::list) {
    check_values(ast.parts[1], *element, left.type);
  } else if (!constant && ast.parts[0].kind == Ast::Kind::literal) {
    check_values(ast.parts[0], left.type, *element);
  }
  return finish({make_membership(ast.column, std::move(left.node), std::move(right.node)), type_of(Kind::boolean),
                 left.units + right.units + right.elements},
                constant);
}

}  // namespace filrouge::expression
