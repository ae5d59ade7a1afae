#include "engine/expression/access.hpp"

#include "engine/base/words.hpp"
#include "engine/expression/comparison.hpp"
#include "engine/expression/type.hpp"

#include <algorithm>
#include <cmath>

namespace filrouge::expression {
namespace {

class Constant final : public Node {
 public:
  Constant(int column, Value value) : Node(column), value_(std::move(value)) {}
  const Value* evaluate(Run&, Scratch&) const override { return &value_; }
  [[nodiscard]] const Value* constant() const override { return &value_; }

 private:
  Value value_;
};

class Fact final : public Node {
 public:
  Fact(int column, Slot slot) : Node(column), slot_(slot) {}
  const Value* evaluate(Run& run, Scratch& scratch) const override {
    const auto values = run.frame.segments[static_cast<std::size_t>(slot_.segment)];
    if (slot_.index < values.size()) return &values[slot_.index];
    scratch = Value();
    return &*scratch;
  }

 private:
  Slot slot_;
};

class Variable final : public Node {
 public:
  Variable(int column, std::size_t index) : Node(column), index_(index) {}
  const Value* evaluate(Run& run, Scratch&) const override { return run.variable(index_); }

 private:
  std::size_t index_;
};

class Failing final : public Node {
 public:
  explicit Failing(ExpressionError error) : Node(error.column), error_(std::move(error)) {}
  const Value* evaluate(Run& run, Scratch&) const override {
    return run.fail(error_.column, error_.message, error_.hint);
  }

 private:
  ExpressionError error_;
};

class Select final : public Node {
 public:
  Select(int column, NodePtr operand, std::string field)
      : Node(column), operand_(std::move(operand)), field_(std::move(field)) {}

  const Value* evaluate(Run& run, Scratch& scratch) const override {
    const Operand operand(*operand_, run);
    if (!operand) return nullptr;
    const auto* map = operand->if_map();
    if (!map) {
      return run.fail(column(), "A value of type " + std::string(to_string(kind_of(*operand))) + " has no field " +
                                    in_quotes(field_) + ".");
    }
    if (!run.charge(map->size())) return run.fail_exhausted(column());
    const Value* found = find_field(*map, field_);
    if (!found) return run.fail(column(), "There is no field " + in_quotes(field_) + ".", "Ask has() first.");
    return operand.part(*found, scratch);
  }

 private:
  NodePtr operand_;
  std::string field_;
};

class Has final : public Node {
 public:
  Has(int column, NodePtr operand, std::string field)
      : Node(column), operand_(std::move(operand)), field_(std::move(field)) {}

  const Value* evaluate(Run& run, Scratch&) const override {
    const Operand operand(*operand_, run);
    if (!operand) return nullptr;
    const auto* map = operand->if_map();
    if (!map) {
      return run.fail(column(),
                      "has() wants a field of a map, not of " + std::string(to_string(kind_of(*operand))) + ".");
    }
    if (!run.charge(map->size())) return run.fail_exhausted(column());
    return truth(find_field(*map, field_) != nullptr);
  }

 private:
  NodePtr operand_;
  std::string field_;
};

// The position a number means in a list; doubles count when they are whole, as CEL has it.
std::optional<std::uint64_t> position(const Value& index) {
  if (const auto* whole = index.if_int()) {
    return *whole < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(*whole));
  }
  if (const auto* whole = index.if_uint()) return *whole;
  const double real = *index.if_double();
  if (!(real >= 0 && real < 0x1p53) || real != std::floor(real)) return std::nullopt;
  return static_cast<std::uint64_t>(real);
}

class Index final : public Node {
 public:
  Index(int column, NodePtr operand, NodePtr index)
      : Node(column), operand_(std::move(operand)), index_(std::move(index)) {}

  const Value* evaluate(Run& run, Scratch& scratch) const override {
    const Operand operand(*operand_, run);
    if (!operand) return nullptr;
    const Operand index(*index_, run);
    if (!index) return nullptr;
    const Value* found = nullptr;
    if (const auto* list = operand->if_list()) {
      if (!is_number(*index)) return fail_type(run, *operand, *index);
      const auto at = position(*index);
      if (!at || *at >= list->size()) {
        return run.fail(column(), "The list of " + std::to_string(list->size()) + " has no element at this index.");
      }
      found = &(*list)[*at];
    } else if (const auto* map = operand->if_map()) {
      if (!is_number(*index) && !index->if_string() && !index->if_bool()) return fail_type(run, *operand, *index);
      if (!run.charge(map->size())) return run.fail_exhausted(column());
      found = find(*map, *index);
      if (!found) return run.fail(column(), "The map has no such key.", "Ask with `in` first.");
    } else {
      return fail_type(run, *operand, *index);
    }
    return operand.part(*found, scratch);
  }

 private:
  const Value* fail_type(Run& run, const Value& operand, const Value& index) const {
    return run.fail(column(), "A value of type " + std::string(to_string(kind_of(operand))) + " has no index of type " +
                                  std::string(to_string(kind_of(index))) + ".");
  }

  NodePtr operand_;
  NodePtr index_;
};

class MakeList final : public Node {
 public:
  MakeList(int column, std::vector<NodePtr> elements) : Node(column), elements_(std::move(elements)) {}

  const Value* evaluate(Run& run, Scratch& scratch) const override {
    Value::List list;
    list.reserve(elements_.size());
    for (const NodePtr& node : elements_) {
      const Operand element(*node, run);
      if (!element) return nullptr;
      if (!run.charge_for(*element)) return run.fail_exhausted(column());
      list.push_back(*element);
    }
    scratch = Value(std::move(list));
    return &*scratch;
  }

 private:
  std::vector<NodePtr> elements_;
};

class MakeMap final : public Node {
 public:
  MakeMap(int column, std::vector<NodePtr> parts) : Node(column), parts_(std::move(parts)) {}

  const Value* evaluate(Run& run, Scratch& scratch) const override {
    Value::Map map;
    map.reserve(parts_.size() / 2);
    for (std::size_t i = 0; i + 1 < parts_.size(); i += 2) {
      const Operand key(*parts_[i], run);
      if (!key) return nullptr;
      if (!key->if_string() && !key->if_int() && !key->if_uint() && !key->if_bool()) {
        return run.fail(parts_[i]->column(), "A key is a bool, an int, a uint or a string, not " +
                                                 std::string(to_string(kind_of(*key))) + ".");
      }
      const Operand value(*parts_[i + 1], run);
      if (!value) return nullptr;
      if (!run.charge(map.size()) || !run.charge_for(*value)) return run.fail_exhausted(column());
      if (find(map, *key)) return run.fail(parts_[i]->column(), "The map has this key twice.");
      map.emplace_back(*key, *value);
    }
    scratch = Value(std::move(map));
    return &*scratch;
  }

 private:
  std::vector<NodePtr> parts_;
};

class InState final : public Node {
 public:
  InState(int column, int state) : Node(column), state_(static_cast<std::size_t>(state)) {}
  const Value* evaluate(Run& run, Scratch&) const override {
    const std::size_t word = state_ / 64;
    return truth(word < run.frame.active.size() && (run.frame.active[word] >> (state_ % 64) & 1) != 0);
  }

 private:
  std::size_t state_;
};

}  // namespace

NodePtr make_constant(int column, Value value) {
  return std::make_unique<Constant>(column, std::move(value));
}
NodePtr make_fact(int column, Slot slot) {
  return std::make_unique<Fact>(column, slot);
}
NodePtr make_variable(int column, std::size_t index) {
  return std::make_unique<Variable>(column, index);
}
NodePtr make_failing(ExpressionError error) {
  return std::make_unique<Failing>(std::move(error));
}
NodePtr make_select(int column, NodePtr operand, std::string field) {
  return std::make_unique<Select>(column, std::move(operand), std::move(field));
}
NodePtr make_has(int column, NodePtr operand, std::string field) {
  return std::make_unique<Has>(column, std::move(operand), std::move(field));
}
NodePtr make_index(int column, NodePtr operand, NodePtr index) {
  return std::make_unique<Index>(column, std::move(operand), std::move(index));
}
NodePtr make_list(int column, std::vector<NodePtr> elements) {
  return std::make_unique<MakeList>(column, std::move(elements));
}
NodePtr make_map(int column, std::vector<NodePtr> keys_and_values) {
  return std::make_unique<MakeMap>(column, std::move(keys_and_values));
}
NodePtr make_in_state(int column, int state) {
  return std::make_unique<InState>(column, state);
}

}  // namespace filrouge::expression
