#include "engine/expression/operators.hpp"

#include "engine/expression/arithmetic.hpp"
#include "engine/expression/comparison.hpp"
#include "engine/expression/type.hpp"

#include <algorithm>

namespace filrouge::expression {
namespace {

std::string kind_name(const Value& value) {
  return std::string(to_string(kind_of(value)));
}

class Chain final : public Node {
 public:
  // `decisive` is the operand value that settles the result: false for &&, true for ||.
  Chain(int column, bool decisive, std::vector<NodePtr> operands)
      : Node(column), decisive_(decisive), operands_(std::move(operands)) {}

  const Value* evaluate(Run& run, Scratch&) const override {
    std::optional<ExpressionError> first_error;
    for (const NodePtr& node : operands_) {
      const Operand operand(*node, run);
      const bool* value = operand ? operand->if_bool() : nullptr;
      if (value != nullptr && *value == decisive_) return truth(decisive_);
      if (value != nullptr) continue;
      if (operand) fail_not_bool(run, node->column(), decisive_ ? "||" : "&&", *operand);
      if (!first_error) first_error = run.take_error();
    }
    if (!first_error) return truth(!decisive_);
    return run.fail(*std::move(first_error));
  }

 private:
  bool decisive_;
  std::vector<NodePtr> operands_;
};

class Inverse final : public Node {
 public:
  Inverse(int column, NodePtr operand) : Node(column), operand_(std::move(operand)) {}
  const Value* evaluate(Run& run, Scratch&) const override {
    const Operand operand(*operand_, run);
    if (!operand) return nullptr;
    const bool* value = operand->if_bool();
    return value ? truth(!*value) : fail_not_bool(run, column(), "!", *operand);
  }

 private:
  NodePtr operand_;
};

class Conditional final : public Node {
 public:
  Conditional(int column, NodePtr condition, NodePtr yes, NodePtr no)
      : Node(column), condition_(std::move(condition)), yes_(std::move(yes)), no_(std::move(no)) {}
  const Value* evaluate(Run& run, Scratch& scratch) const override {
    const Operand condition(*condition_, run);
    if (!condition) return nullptr;
    const bool* value = condition->if_bool();
    if (!value) return fail_not_bool(run, column(), "? :", *condition);
    return (*value ? yes_ : no_)->evaluate(run, scratch);
  }

 private:
  NodePtr condition_;
  NodePtr yes_;
  NodePtr no_;
};

const Value* settle(Run& run, int column, Outcome outcome, Scratch& scratch) {
  if (!outcome) return run.fail(column, std::move(outcome.error().message), std::move(outcome.error().hint));
  scratch = std::move(*outcome);
  return &*scratch;
}

class Negation final : public Node {
 public:
  Negation(int column, NodePtr operand) : Node(column), operand_(std::move(operand)) {}
  const Value* evaluate(Run& run, Scratch& scratch) const override {
    const Operand operand(*operand_, run);
    return operand ? settle(run, column(), negate(*operand), scratch) : nullptr;
  }

 private:
  NodePtr operand_;
};

class Arithmetic final : public Node {
 public:
  Arithmetic(int column, char sign, NodePtr left, NodePtr right)
      : Node(column), sign_(sign), left_(std::move(left)), right_(std::move(right)) {}

  const Value* evaluate(Run& run, Scratch& scratch) const override {
    const Operand left(*left_, run);
    if (!left) return nullptr;
    const Operand right(*right_, run);
    if (!right) return nullptr;
    // What + joins may be long; the other results are as short as their operands.
    if (sign_ == '+' && !is_number(*left) && (!run.charge_for(*left) || !run.charge_for(*right))) {
      return run.fail_exhausted(column());
    }
    return settle(run, column(), apply(*left, *right), scratch);
  }

 private:
  [[nodiscard]] Outcome apply(const Value& left, const Value& right) const {
    switch (sign_) {
      case '+':
        return add(left, right);
      case '-':
        return subtract(left, right);
      case '*':
        return multiply(left, right);
      case '/':
        return divide(left, right);
      default:
        return modulo(left, right);
    }
  }

  char sign_;
  NodePtr left_;
  NodePtr right_;
};

class Equality final : public Node {
 public:
  Equality(int column, bool equal, NodePtr left, NodePtr right)
      : Node(column), equal_(equal), left_(std::move(left)), right_(std::move(right)) {}
  const Value* evaluate(Run& run, Scratch&) const override {
    const Operand left(*left_, run);
    if (!left) return nullptr;
    const Operand right(*right_, run);
    if (!right) return nullptr;
    if (!run.charge_comparisons(*left, 1)) return run.fail_exhausted(column());
    return truth((*left == *right) == equal_);
  }

 private:
  bool equal_;
  NodePtr left_;
  NodePtr right_;
};

class Membership final : public Node {
 public:
  Membership(int column, NodePtr element, NodePtr container)
      : Node(column), element_(std::move(element)), container_(std::move(container)) {}

  const Value* evaluate(Run& run, Scratch&) const override {
    const Operand element(*element_, run);
    if (!element) return nullptr;
    const Operand container(*container_, run);
    if (!container) return nullptr;
    if (const auto* list = container->if_list()) {
      if (!run.charge_comparisons(*element, list->size())) return run.fail_exhausted(column());
      return truth(std::find(list->begin(), list->end(), *element) != list->end());
    }
    if (const auto* map = container->if_map()) {
      if (!run.charge_comparisons(*element, map->size())) return run.fail_exhausted(column());
      return truth(find(*map, *element) != nullptr);
    }
    return run.fail(column(), "The operator in looks into a list or a map, not into " + kind_name(*container) + ".");
  }

 private:
  NodePtr element_;
  NodePtr container_;
};

class Order final : public Node {
 public:
  Order(int column, std::string_view sign, NodePtr left, NodePtr right, bool empty_is_false)
      : Node(column),
        greater_(sign.front() == '>'),
        or_equal_(sign.size() == 2),
        empty_is_false_(empty_is_false),
        left_(std::move(left)),
        right_(std::move(right)) {}

  const Value* evaluate(Run& run, Scratch&) const override {
    const Operand left(*left_, run);
    if (!left) return nullptr;
    const Operand right(*right_, run);
    if (!right) return nullptr;
    if (left->is_null() || right->is_null()) {
      if (empty_is_false_ || left->if_date() || right->if_date()) return truth(false);
    }
    if (!run.charge_comparisons(*left, 1)) return run.fail_exhausted(column());
    const auto ordering = order(*left, *right);
    if (!ordering) {
      return run.fail(column(), kind_name(*left) + " and " + kind_name(*right) + " cannot be ordered.");
    }
    const bool strict = greater_ ? *ordering > 0 : *ordering < 0;
    return truth(strict || (or_equal_ && *ordering == 0));
  }

 private:
  bool greater_;
  bool or_equal_;
  bool empty_is_false_;
  NodePtr left_;
  NodePtr right_;
};

}  // namespace

const Value* fail_not_bool(Run& run, int column, std::string_view what, const Value& value) {
  return run.fail(column, std::string(what) + " wants a bool, not " + kind_name(value) + ".");
}

NodePtr make_all_of(int column, std::vector<NodePtr> operands) {
  return std::make_unique<Chain>(column, false, std::move(operands));
}
NodePtr make_any_of(int column, std::vector<NodePtr> operands) {
  return std::make_unique<Chain>(column, true, std::move(operands));
}
NodePtr make_inverse(int column, NodePtr operand) {
  return std::make_unique<Inverse>(column, std::move(operand));
}
NodePtr make_conditional(int column, NodePtr condition, NodePtr yes, NodePtr no) {
  return std::make_unique<Conditional>(column, std::move(condition), std::move(yes), std::move(no));
}
NodePtr make_negation(int column, NodePtr operand) {
  return std::make_unique<Negation>(column, std::move(operand));
}
NodePtr make_arithmetic(int column, char sign, NodePtr left, NodePtr right) {
  return std::make_unique<Arithmetic>(column, sign, std::move(left), std::move(right));
}
NodePtr make_equality(int column, bool equal, NodePtr left, NodePtr right) {
  return std::make_unique<Equality>(column, equal, std::move(left), std::move(right));
}
NodePtr make_membership(int column, NodePtr element, NodePtr container) {
  return std::make_unique<Membership>(column, std::move(element), std::move(container));
}
NodePtr make_order(int column, std::string_view sign, NodePtr left, NodePtr right, bool empty_is_false) {
  return std::make_unique<Order>(column, sign, std::move(left), std::move(right), empty_is_false);
}

}  // namespace filrouge::expression
