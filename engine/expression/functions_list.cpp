#include "engine/calendar/duration.hpp"
#include "engine/expression/comparison.hpp"
#include "engine/expression/functions.hpp"
#include "engine/expression/typing.hpp"

#include <algorithm>

// What is added to CEL's lists for the logs of a case.
namespace filrouge::expression {
namespace {

using Kind = Type::Kind;
using Style = Function::Style;

// The elements without those equal to an earlier one, in order.
Outcome distinct(Arguments arguments, Run& run) {
  const auto* list = arguments[0]->if_list();
  if (!list) return no_overload("distinct", arguments);
  Value::List kept;
  kept.reserve(list->size());
  for (const Value& element : *list) {
    if (!run.charge(1) || !run.charge_comparisons(element, kept.size())) return out_of_budget();
    if (std::find(kept.begin(), kept.end(), element) == kept.end()) kept.push_back(element);
  }
  return Value(std::move(kept));
}

// The sum as + makes it; 0 of an empty list.
Outcome sum(Arguments arguments, Run& run) {
  const auto* list = arguments[0]->if_list();
  if (!list) return no_overload("sum", arguments);
  if (!run.charge(list->size())) return out_of_budget();
  if (list->empty()) return Value(0);
  Value total = list->front();
  if (!is_number(total) && !total.if_duration()) return no_overload("sum", arguments);
  for (std::size_t i = 1; i < list->size(); ++i) {
    auto next = add(total, (*list)[i]);
    if (!next) return next;
    total = std::move(*next);
  }
  return total;
}

const Day* occurred(const Value& entry) {
  const auto* record = entry.if_map();
  const Value* day = record ? find_field(*record, "occurred") : nullptr;
  return day ? day->if_date() : nullptr;
}

// The entries of a log that occurred later than the newest one less the duration: for "10 working days", those of the
// ten working days that end with the newest entry.
Outcome window(Arguments arguments, Run& run) {
  const auto* log = arguments[0]->if_list();
  const auto* text = arguments[1]->if_string();
  if (!log || !text) return no_overload("latest", arguments);
  const auto duration = calendar::parse_duration(*text);
  if (!duration) return fails(duration.error());
  if (!run.charge(log->size())) return out_of_budget();
  const Day* newest = nullptr;
  for (const Value& entry : *log) {
    const Day* day = occurred(entry);
    if (!day) return fails("latest() wants a log: its entries have a date `occurred`.");
    if (!newest || *day > *newest) newest = day;
  }
  if (!newest) return *arguments[0];
  if (!run.frame.place) return fails("latest() needs a place, and there is none here.");
  const auto begin = calendar::add(*run.frame.place, *newest, {-duration->count, duration->unit});
  if (!begin) return fails(begin.error().message);
  Value::List kept;
  for (const Value& entry : *log) {
    if (*occurred(entry) > *begin) kept.push_back(entry);
  }
  return Value(std::move(kept));
}

Type same_as_receiver(const std::vector<Type>& arguments) {
  return arguments.front();
}
Type sum_type(const std::vector<Type>& arguments) {
  const Type element = iterated_type(arguments.front()).value_or(type_of(Kind::dyn));
  return is_numeric(element) || element.kind == Kind::duration ? type_of(element.kind) : type_of(Kind::dyn);
}

}  // namespace

std::vector<Function> list_functions() {
  std::vector<Function> functions{
      {"distinct", Style::method, {{{Kind::list}, Kind::list}}, distinct},
      {"sum", Style::method, {{{Kind::list}, Kind::dyn}}, sum},
      {"latest", Style::method, {{{Kind::list, Kind::string}, Kind::list}}, window},
  };
  for (Function& function : functions) {
    function.result = function.name == "sum" ? sum_type : same_as_receiver;
    function.pure = function.name != "latest";
    if (function.name == "latest") function.vet = vet_duration;
  }
  return functions;
}

}  // namespace filrouge::expression
