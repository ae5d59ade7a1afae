#include "engine/proof/combinations.hpp"

#include <algorithm>

namespace filrouge::proof {

using expression::Frame;
using expression::Segment;
using expression::Slot;
using expression::Type;
using expression::Value;
using pathway::FactIndex;

namespace {

constexpr std::size_t combinations_max = 2048;

// Empty where the type has no end, or too many values.
std::vector<Value> values_of(const Type& type) {
  std::vector<Value> values;
  for (const auto& value : type.values) values.emplace_back(value);
  if (values.empty() && type.kind == Type::Kind::boolean) values = {Value(true), Value(false)};
  if (type.at_least && type.at_most && *type.at_most < *type.at_least + static_cast<std::int64_t>(combinations_max)) {
    for (auto number = *type.at_least; number <= *type.at_most; ++number) values.emplace_back(number);
  }
  return values;
}

// Of all events that have the field; another event leaves it empty.
std::vector<Value> values_of_field(const pathway::Pathway& pathway, std::uint16_t slot) {
  std::vector<Value> all;
  for (const auto& event : pathway.events) {
    for (const auto& field : event.payload) {
      if (field.slot != slot) continue;
      const auto values = values_of(field.type);
      if (values.empty()) return {};
      for (const auto& value : values) {
        if (std::find(all.begin(), all.end(), value) == all.end()) all.push_back(value);
      }
    }
  }
  if (!all.empty()) all.emplace_back();
  return all;
}

}  // namespace

Combinations::Combinations(const interpreter::Setting& setting)
    : setting_(&setting),
      computed_(setting.pathway->facts.size()),
      facts_(setting.pathway->facts.size()),
      event_(setting.derived->blank_event) {}

std::optional<Combinations> Combinations::of(const interpreter::Setting& setting,
                                             std::span<const expression::Program* const> conditions) {
  Combinations combinations{setting};
  for (const auto* condition : conditions) {
    if (!combinations.add(*condition)) return std::nullopt;
  }
  return combinations;
}

bool Combinations::add(const expression::Program& program) {
  if (program.reads_clock() || program.reads_states()) return false;
  return std::all_of(program.reads().begin(), program.reads().end(), [this](Slot slot) { return add(slot); });
}

bool Combinations::add(Slot slot) {
  if (slot.segment == Segment::constants) return slot.index < setting_->pathway->parameters.size();
  if (slot.segment == Segment::subject) return false;
  if (slot.segment == Segment::facts && computed_.contains(FactIndex{slot.index})) return true;
  const auto known = [slot](const Variable& variable) { return variable.slot == slot; };
  if (std::any_of(variables_.begin(), variables_.end(), known)) return true;
  std::vector<Value> values;
  if (slot.segment == Segment::event) {
    values = values_of_field(*setting_->pathway, slot.index);
  } else {
    if (follows(FactIndex{slot.index})) return true;
    const auto& fact = setting_->pathway->facts[FactIndex{slot.index}];
    values = values_of(fact.type);
    const bool stays_filled = std::holds_alternative<pathway::StoredFact>(fact.kind) && !fact.type.nullable;
    if (!values.empty() && !stays_filled) values.emplace_back();
  }
  if (values.empty() || count_ * values.size() > combinations_max) return false;
  count_ *= values.size();
  variables_.push_back({slot, std::move(values)});
  return true;
}

// A computed fact is no variable of its own where all it reads can be combined.
bool Combinations::follows(FactIndex fact) {
  const auto* computed = std::get_if<pathway::ComputedFact>(&setting_->pathway->facts[fact].kind);
  if (computed == nullptr) return false;
  const auto variables = variables_.size();
  const auto before = computed_;
  const auto count = count_;
  if (add(computed->is)) {
    computed_.insert(fact);
    return true;
  }
  variables_.resize(variables);
  computed_ = before;
  count_ = count;
  return false;
}

Value& Combinations::at(Slot slot) {
  return slot.segment == Segment::facts ? facts_[slot.index] : event_[slot.index];
}

// In document order, after everything they read; one that fails is empty.
void Combinations::compute(const Frame& frame) {
  computed_.each([&](FactIndex fact) {
    auto value = std::get<pathway::ComputedFact>(setting_->pathway->facts[fact].kind).is.evaluate(frame);
    facts_[fact.value] = value ? *std::move(value) : Value();
  });
}

void Combinations::each(const std::function<bool(const Frame&)>& visit) {
  Frame frame;
  frame.segments[static_cast<std::size_t>(Segment::facts)] = facts_;
  frame.segments[static_cast<std::size_t>(Segment::event)] = event_;
  frame.segments[static_cast<std::size_t>(Segment::constants)] = setting_->constants;
  frame.place = setting_->place.get();
  for (std::size_t number = 0; number < count_; ++number) {
    auto rest = number;
    for (const auto& variable : variables_) {
      at(variable.slot) = variable.values[rest % variable.values.size()];
      rest /= variable.values.size();
    }
    compute(frame);
    if (!visit(frame)) return;
  }
}

}  // namespace filrouge::proof
