#include "engine/proof/payloads.hpp"

#include <algorithm>

namespace filrouge::proof {

using expression::Type;
using expression::Value;
using pathway::EventSlots;

namespace {

constexpr std::size_t forms_max = 24;

// All between close bounds; else the bounds, and some that they leave.
std::vector<Value> integers(const Type& type) {
  std::vector<Value> values;
  if (type.at_least && type.at_most && *type.at_most - *type.at_least < static_cast<std::int64_t>(forms_max)) {
    for (auto number = *type.at_least; number <= *type.at_most; ++number) values.emplace_back(number);
    return values;
  }
  for (const Value& number : {Value(1), Value(0), Value(100)}) {
    if (is_in_bounds(number, type)) values.push_back(number);
  }
  for (const auto& bound : {type.at_least, type.at_most}) {
    if (bound && std::find(values.begin(), values.end(), Value(*bound)) == values.end()) values.emplace_back(*bound);
  }
  return values;
}

// The first is what is most often met by requirements.
std::vector<Value> alternatives(const pathway::PayloadField& field) {
  std::vector<Value> values;
  for (const auto& value : field.type.values) values.emplace_back(value);
  switch (values.empty() ? field.type.kind : Type::Kind::null) {
    case Type::Kind::boolean:
      values = {Value(true), Value(false)};
      break;
    case Type::Kind::integer:
      values = integers(field.type);
      break;
    case Type::Kind::real:
      values = {Value(1.0), Value(0.0)};
      break;
    case Type::Kind::string:
      values = {Value("x")};
      break;
    default:
      break;
  }
  if (field.optional || values.empty()) values.emplace_back();
  return values;
}

using Form = std::vector<Value>;

std::vector<Form> all_combinations(const pathway::EventDeclaration& event, const Form& base,
                                   const std::vector<std::vector<Value>>& values) {
  std::vector<Form> forms{base};
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::vector<Form> more;
    for (const auto& value : values[i]) {
      for (auto form : forms) {
        form[event.payload[i].slot] = value;
        more.push_back(std::move(form));
      }
    }
    forms = std::move(more);
  }
  return forms;
}

std::vector<Form> one_by_one(const pathway::EventDeclaration& event, Form base,
                             const std::vector<std::vector<Value>>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) base[event.payload[i].slot] = values[i].front();
  std::vector<Form> forms{base};
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t other = 1; other < std::min(values[i].size(), forms_max); ++other) {
      forms.push_back(base);
      forms.back()[event.payload[i].slot] = values[i][other];
    }
  }
  return forms;
}

}  // namespace

Payloads::Payloads(const interpreter::Setting& setting) : setting_(setting) {
  for (const auto index : setting.pathway->events.indices()) {
    const auto& event = setting.pathway->events[index];
    auto base = setting.derived->blank_event;
    base[EventSlots::name] = setting.derived->event_names[index.value];
    std::vector<std::vector<Value>> values;
    std::size_t product = 1;
    for (const auto& field : event.payload) {
      values.push_back(alternatives(field));
      product = std::min(forms_max + 1, product * values.back().size());
    }
    forms_.push_back(product <= forms_max ? all_combinations(event, base, values) : one_by_one(event, base, values));
  }
}

interpreter::Event Payloads::event(pathway::EventIndex event, std::size_t form, Instant now) const {
  interpreter::Event made{event, forms_[event.value][form]};
  const Value today(setting_.place->zone->day(now));
  made.fields[EventSlots::occurred] = today;
  made.fields[EventSlots::recorded] = today;
  for (const auto& field : setting_.pathway->events[event].payload) {
    if (field.type.kind == Type::Kind::date && !field.optional) made.fields[field.slot] = today;
  }
  return made;
}

}  // namespace filrouge::proof
