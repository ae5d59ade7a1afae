#include "engine/proof/valuation.hpp"

#include "engine/expression/ast.hpp"

#include <set>

namespace filrouge::proof {

using expression::Segment;
using expression::Slot;
using expression::Value;

namespace {

std::string name_of(const pathway::Pathway& pathway, Slot slot) {
  if (slot.segment == Segment::facts) return pathway.facts[pathway::FactIndex{slot.index}].name;
  if (slot.index == pathway::EventSlots::name) return "event.name";
  if (slot.index == pathway::EventSlots::occurred) return "event.occurred";
  if (slot.index == pathway::EventSlots::recorded) return "event.recorded";
  return "event." + pathway.event_fields[slot.index - pathway::EventSlots::first_field];
}

std::string written(const Value& value) {
  if (const auto* day = value.if_date()) return to_string(*day);
  if (value.if_list() != nullptr || value.if_map() != nullptr) return {};
  return expression::print_literal(value);
}

}  // namespace

std::string shown_values(const interpreter::Setting& setting, std::span<const pathway::TransitionIndex> transitions,
                         std::span<const Value> facts, std::span<const Value> event) {
  std::set<Slot> slots;
  for (const auto index : transitions) {
    const auto& guard = setting.pathway->transitions[index].guard;
    if (guard) slots.insert(guard->reads().begin(), guard->reads().end());
  }
  std::string text;
  for (const auto slot : slots) {
    const auto values = slot.segment == Segment::facts ? facts : event;
    if ((slot.segment != Segment::facts && slot.segment != Segment::event) || slot.index >= values.size()) continue;
    const auto value = written(values[slot.index]);
    if (value.empty()) continue;
    text += (text.empty() ? "" : ", ") + name_of(*setting.pathway, slot) + " = " + value;
  }
  return text;
}

}  // namespace filrouge::proof
