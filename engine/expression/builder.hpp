#pragma once
#include "engine/expression/ast.hpp"
#include "engine/expression/node.hpp"

#include <set>
#include <utility>
#include <vector>

namespace filrouge::expression {

struct Function;

// A node with what is known of it beforehand.
struct Typed {
  NodePtr node;
  Type type;
  std::uint64_t units = 1;     // estimate from above of what evaluating it takes
  std::size_t elements = 100;  // of a list; a guess unless it is written out
};

// Resolves the names of a tree, checks its types, and turns it into nodes; values known beforehand are computed once.
// Without `options.checked`, what cannot be resolved becomes a node that fails, and types are left to the evaluation.
class Builder {
 public:
  Builder(const Scope& scope, const CompileOptions& options) : scope_(scope), options_(options) {}
  [[nodiscard]] Typed build(const Ast& ast);

  std::vector<ExpressionError> errors;
  std::set<Slot> reads;
  bool reads_clock = false;
  bool reads_states = false;
  std::size_t variables = 0;  // how many a run needs at once

 private:
  Typed literal(const Ast& ast);
  Typed name(const Ast& ast);
  Typed select(const Ast& ast);
  // The variable that a name and the fields after it name together; takes those fields off.
  Typed qualified(const Ast& root, std::vector<const Ast*>& fields);
  Typed field(const Ast& ast, Typed operand);
  Typed has(const Ast& ast);
  Typed index(const Ast& ast);
  Typed list(const Ast& ast);
  Typed map(const Ast& ast);
  Typed unary(const Ast& ast);
  Typed binary(const Ast& ast);
  Typed equality(const Ast& ast, Typed left, Typed right);
  Typed membership(const Ast& ast, Typed left, Typed right);
  Typed chain(const Ast& ast);
  Typed conditional(const Ast& ast);
  Typed macro(const Ast& ast);
  Typed call(const Ast& ast);
  Typed in_state(const Ast& ast);
  Typed apply(const Ast& ast, const Function& function, std::vector<Typed> arguments);
  Type result_type(const Ast& ast, const Function& function, const std::vector<Type>& arguments);
  void check_clock(const Ast& ast, const Function& function);

  // The variable, type or local of that name; empty when there is none.
  std::optional<Typed> resolve(const std::string& name, int column);
  Typed unknown_name(const std::string& name, int column);
  void check_values(const Ast& used_ast, const Type& used, const Type& allowed);
  void check_bool(const Ast& ast, const Type& type, std::string_view what);
  // Notes an error of types; ignored when types are left to the evaluation.
  void note(int column, std::string message, std::string hint = {});
  // Notes an error and gives a node that fails with it.
  Typed reject(int column, std::string message, std::string hint = {});
  [[nodiscard]] Typed finish(Typed typed, bool constant) const;

  const Scope& scope_;
  const CompileOptions& options_;
  std::vector<std::pair<std::string, Type>> locals_;
};

}  // namespace filrouge::expression
