#include "engine/interpreter/make_event.hpp"

#include "engine/base/suggest.hpp"
#include "engine/base/words.hpp"
#include "engine/expression/json.hpp"
#include "engine/interpreter/limits.hpp"
#include "engine/interpreter/refuse.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace filrouge::interpreter {
namespace {

using expression::Value;

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
  const auto nearest = nearest_name(name, known);
  return nearest ? " Did you mean " + in_quotes(*nearest) + "?" : "";
}

std::string unknown_field(const pathway::EventDeclaration& event, std::string_view field) {
  std::vector<std::string> known;
  for (const auto& declared : event.payload) known.push_back(declared.name);
  return "The event " + in_quotes(event.name) + " has no field " + in_quotes(field) + "." + did_you_mean(field, known);
}

Result<Value, std::string> read_field(const pathway::EventDeclaration& event, const pathway::PayloadField& field,
                                      const nlohmann::json& payload) {
  const auto given = payload.find(field.name);
  if (given == payload.end() || given->is_null()) {
    if (field.optional) return Value();
    return failure("The event " + in_quotes(event.name) + " needs the field " + in_quotes(field.name) + ".");
  }
  auto value = expression::from_json(*given, field.type);
  if (!value)
    return failure("The field " + in_quotes(field.name) + " of " + in_quotes(event.name) + ": " + value.error());
  if (expression::octets(*value, fact_octets_max) > fact_octets_max)
    return failure("The field " + in_quotes(field.name) + " of " + in_quotes(event.name) + " is longer than 64 KiB.");
  return value;
}

}  // namespace

Result<Event, std::string> make_event(const Setting& setting, std::string_view name, const nlohmann::json& payload,
                                      std::optional<Day> occurred, Instant recorded) {
  const auto index = pathway::find_event(*setting.pathway, name);
  if (!index) return failure(unknown_event(*setting.pathway, name));
  const auto& declaration = setting.pathway->events[*index];
  if (!payload.is_object() && !payload.is_null())
    return failure("The payload of " + in_quotes(name) + " must be an object of fields.");

  const auto today = setting.place->zone->day(recorded);
  Event event{*index, setting.derived->blank_event};
  event.fields[pathway::EventSlots::name] = setting.derived->event_names[index->value];
  event.fields[pathway::EventSlots::occurred] = Value(occurred.value_or(today));
  event.fields[pathway::EventSlots::recorded] = Value(today);
  for (const auto& item : payload.items()) {
    if (std::ranges::find(declaration.payload, item.key(), &pathway::PayloadField::name) == declaration.payload.end())
      return failure(unknown_field(declaration, item.key()));
  }
  for (const auto& field : declaration.payload) {
    auto value = read_field(declaration, field, payload);
    if (!value) return failure(value.error());
    event.fields[field.slot] = *std::move(value);
  }
  return event;
}

}  // namespace filrouge::interpreter
