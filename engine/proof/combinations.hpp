#pragma once
#include "engine/interpreter/setting.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace filrouge::proof {

// Every combination of values of the facts and event fields that some conditions read: of enums, booleans and bounded
// integers, empty where they may be empty. Computed facts follow where all they are computed from is finite, else they
// may be anything their type allows. So there are at least those combinations that a case can meet.
class Combinations {
 public:
  // Nothing where the conditions read what has no end (numbers, texts, dates, logs), the clock or states, or where
  // there are too many.
  [[nodiscard]] static std::optional<Combinations> of(const interpreter::Setting& setting,
                                                      std::span<const expression::Program* const> conditions);

  [[nodiscard]] std::size_t count() const { return count_; }
  // Calls `visit` with each, until it returns false.
  void each(const std::function<bool(const expression::Frame&)>& visit);

 private:
  explicit Combinations(const interpreter::Setting& setting);
  bool add(const expression::Program& program);
  bool add(expression::Slot slot);
  bool follows(pathway::FactIndex fact);
  void compute(const expression::Frame& frame);
  [[nodiscard]] expression::Value& at(expression::Slot slot);

  struct Variable {
    expression::Slot slot;
    std::vector<expression::Value> values;
  };
  const interpreter::Setting* setting_;
  std::vector<Variable> variables_;
  pathway::IndexSet<pathway::FactIndex> computed_;
  std::vector<expression::Value> facts_;
  std::vector<expression::Value> event_;
  std::size_t count_ = 1;
};

}  // namespace filrouge::proof
