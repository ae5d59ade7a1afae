#include "engine/expression/comprehension.hpp"

#include "engine/expression/operators.hpp"
#include "engine/expression/type.hpp"

namespace filrouge::expression {
namespace {

class Comprehension final : public Node {
 public:
  Comprehension(int column, ComprehensionParts parts) : Node(column), parts_(std::move(parts)) {}

  const Value* evaluate(Run& run, Scratch& scratch) const override {
    const Operand range(*parts_.range, run);
    if (!range || !is_range(run, *range)) return nullptr;
    switch (parts_.macro) {
      case Macro::all:
        return quantify(run, *range, false);
      case Macro::exists:
        return quantify(run, *range, true);
      case Macro::exists_one:
        return exactly_one(run, *range);
      default:
        return collect(run, *range, scratch);
    }
  }

  [[nodiscard]] bool is_filter() const { return parts_.macro == Macro::filter; }
  // How many elements meet the condition, or nothing after run.fail().
  std::optional<std::size_t> count(Run& run) const {
    const Operand range(*parts_.range, run);
    if (!range || !is_range(run, *range)) return std::nullopt;
    return count_in(run, *range);
  }

 private:
  bool is_range(Run& run, const Value& range) const {
    if (range.if_list() || range.if_map()) return true;
    run.fail(column(),
             "A macro goes through a list or a map, not through " + std::string(to_string(kind_of(range))) + ".");
    return false;
  }

  // Calls `step` for each element until it gives false. False, with the error set, when the budget is spent.
  template <class Step>
  bool for_each(Run& run, const Value& range, Step step) const {
    const auto visit = [&](const Value& element) {
      if (!run.charge(parts_.step_units)) {
        run.fail_exhausted(column());
        return false;
      }
      run.variable(parts_.variable) = &element;
      return step(element);
    };
    if (const auto* list = range.if_list()) {
      for (const Value& element : *list) {
        if (!visit(element)) break;
      }
    } else {
      for (const auto& entry : *range.if_map()) {
        if (!visit(entry.first)) break;
      }
    }
    return !run.exhausted();
  }

  // The condition on the current element, or nothing after run.fail().
  std::optional<bool> condition(Run& run) const {
    if (!parts_.condition) return true;
    const Operand result(*parts_.condition, run);
    if (!result) return std::nullopt;
    if (const bool* value = result->if_bool()) return *value;
    fail_not_bool(run, parts_.condition->column(), "The condition of a macro", *result);
    return std::nullopt;
  }

  const Value* quantify(Run& run, const Value& range, bool decisive) const {
    std::optional<ExpressionError> first_error;
    bool decided = false;
    const bool finished = for_each(run, range, [&](const Value&) {
      const auto value = condition(run);
      if (!value && !first_error) first_error = run.take_error();
      decided = value && *value == decisive;
      return !decided;
    });
    if (!finished) return run.fail_exhausted(column());
    if (decided || !first_error) return truth(decided == decisive);
    return run.fail(*std::move(first_error));
  }

  std::optional<std::size_t> count_in(Run& run, const Value& range) const {
    std::size_t count = 0;
    bool failed = false;
    const bool finished = for_each(run, range, [&](const Value&) {
      const auto value = condition(run);
      failed = !value;
      count += value && *value ? 1 : 0;
      return !failed;
    });
    return finished && !failed ? std::optional(count) : std::nullopt;
  }

  const Value* exactly_one(Run& run, const Value& range) const {
    const auto count = count_in(run, range);
    return count ? truth(*count == 1) : nullptr;
  }

  const Value* collect(Run& run, const Value& range, Scratch& scratch) const {
    Value::List results;
    if (const auto* list = range.if_list()) results.reserve(list->size());
    bool failed = false;
    const bool finished = for_each(run, range, [&](const Value& element) {
      const auto wanted = condition(run);
      failed = !wanted || (*wanted && !append(run, element, results));
      return !failed;
    });
    if (!finished || failed) return nullptr;
    scratch = Value(std::move(results));
    return &*scratch;
  }

  bool append(Run& run, const Value& element, Value::List& results) const {
    if (!parts_.transform) {
      results.push_back(element);
      return true;
    }
    const Operand result(*parts_.transform, run);
    if (!result) return false;
    if (!run.charge_for(*result)) {
      run.fail_exhausted(column());
      return false;
    }
    results.push_back(*result);
    return true;
  }

  ComprehensionParts parts_;
};

class FilterSize final : public Node {
 public:
  FilterSize(int column, std::unique_ptr<const Comprehension> filter) : Node(column), filter_(std::move(filter)) {}
  const Value* evaluate(Run& run, Scratch& scratch) const override {
    const auto count = filter_->count(run);
    if (!count) return nullptr;
    scratch = Value(static_cast<std::int64_t>(*count));
    return &*scratch;
  }

 private:
  std::unique_ptr<const Comprehension> filter_;
};

}  // namespace

Macro macro_named(std::string_view name) {
  if (name == "all") return Macro::all;
  if (name == "exists") return Macro::exists;
  if (name == "exists_one") return Macro::exists_one;
  return name == "filter" ? Macro::filter : Macro::map;
}

NodePtr make_comprehension(int column, ComprehensionParts parts) {
  return std::make_unique<Comprehension>(column, std::move(parts));
}

NodePtr make_filter_size(int column, NodePtr& node) {
  const auto* filter = dynamic_cast<const Comprehension*>(node.get());
  if (filter == nullptr || !filter->is_filter()) return nullptr;
  static_cast<void>(node.release());
  return std::make_unique<FilterSize>(column, std::unique_ptr<const Comprehension>(filter));
}

}  // namespace filrouge::expression
