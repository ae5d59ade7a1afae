#pragma once
#include "engine/expression/program.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/container/small_vector.hpp>

namespace filrouge::expression {

// One evaluation under way: what it sees, the variables of its macros, what it may still spend, and why it failed.
class Run {
 public:
  Run(const Frame& seen, std::uint64_t budget, std::size_t variables, const ZoneLookup* zone_lookup)
      : frame(seen), zones(zone_lookup), variables_(variables), budget_(budget) {}

  const Frame& frame;
  const ZoneLookup* zones;

  [[nodiscard]] const Value*& variable(std::size_t index) { return variables_[index]; }

  // False when the budget does not allow it; nothing is allowed from then on.
  [[nodiscard]] bool charge(std::uint64_t units) {
    const bool allowed = units <= budget_;
    budget_ = allowed ? budget_ - units : 0;
    exhausted_ = exhausted_ || !allowed;
    return allowed;
  }
  [[nodiscard]] bool exhausted() const { return exhausted_; }
  [[nodiscard]] std::uint64_t left() const { return budget_; }
  // charge() for making or comparing a value: as many units as it has parts, shared ones counted every time.
  [[nodiscard]] bool charge_for(const Value& value);
  // charge() for comparing a value with so many others; short ones are nearly free.
  [[nodiscard]] bool charge_comparisons(const Value& value, std::size_t times);

  // All give nullptr, for `return run.fail(…)`.
  const Value* fail(int column, std::string message, std::string hint = {});
  const Value* fail_exhausted(int column);
  // Of a failed evaluation, handed over: why it failed.
  [[nodiscard]] ExpressionError take_error() { return *std::exchange(error_, std::nullopt); }
  const Value* fail(ExpressionError error) {
    error_ = std::move(error);
    return nullptr;
  }

 private:
  boost::container::small_vector<const Value*, 4> variables_;  // of macros, which are seldom nested
  std::uint64_t budget_;
  bool exhausted_ = false;
  std::optional<ExpressionError> error_;
};

// Where a node puts a value that lives nowhere else. Empty costs nothing to make and to leave.
using Scratch = std::optional<Value>;

// A step of a compiled expression; immutable.
class Node {
 public:
  explicit Node(int column) : column_(column) {}
  virtual ~Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  // The value, or nullptr after run.fail(). It lies in `scratch`, or in something that outlives the evaluation of the
  // node (a constant, a fact, the element a variable stands for), so that nothing is copied without need.
  virtual const Value* evaluate(Run& run, Scratch& scratch) const = 0;
  // The value when it is known before any evaluation.
  [[nodiscard]] virtual const Value* constant() const { return nullptr; }
  [[nodiscard]] int column() const { return column_; }

 private:
  int column_;
};
using NodePtr = std::unique_ptr<const Node>;

// An evaluated operand, wherever its value lies.
class Operand {
 public:
  Operand(const Node& node, Run& run) : at_(node.evaluate(run, own_)) {}
  ~Operand() = default;
  Operand(const Operand&) = delete;
  Operand& operator=(const Operand&) = delete;
  explicit operator bool() const { return at_ != nullptr; }
  const Value& operator*() const { return *at_; }
  const Value* operator->() const { return at_; }
  // Hands out a part of the value: as it is where it outlives this operand, else copied to `scratch`.
  const Value* part(const Value& part, Scratch& scratch) const {
    if (!own_) return &part;
    scratch = part;
    return &*scratch;
  }

 private:
  Scratch own_;
  const Value* at_;
};

// true and false as values that live for ever.
[[nodiscard]] const Value* truth(bool value);

}  // namespace filrouge::expression
