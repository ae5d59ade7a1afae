#include "engine/service/event_form.hpp"

#include "engine/base/words.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

namespace filrouge::service {
namespace {

using Json = nlohmann::json;
using expression::Type;

template <class Number>
Json number_or_text(const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? Json(number) : Json(text);
}

// What a text means where another type is declared; left as it is where it means nothing, so that make_event says so.
Json meant(const Type& type, const std::string& text) {
  if (text.empty() && type.kind != Type::Kind::string) return nullptr;
  if (type.kind == Type::Kind::boolean && (text == "true" || text == "oui")) return true;
  if (type.kind == Type::Kind::boolean && (text == "false" || text == "non")) return false;
  if (type.kind == Type::Kind::integer) return number_or_text<std::int64_t>(text);
  if (type.kind == Type::Kind::real) return number_or_text<double>(text);
  return text;
}

Json to_json(const expression::Value& value) {
  if (const auto* truth = value.if_bool()) return *truth;
  if (const auto* number = value.if_int()) return *number;
  if (const auto* number = value.if_double()) return *number;
  if (const auto* text = value.if_string()) return *text;
  if (const auto* day = value.if_date()) return to_string(*day);
  return nullptr;
}

}  // namespace

Result<interpreter::Event, std::string> read_event(const interpreter::Setting& setting, const std::string& name,
                                                   const std::string& payload, std::optional<Day> occurred,
                                                   Instant recorded) {
  auto object = Json::parse(payload.empty() ? "{}" : payload, nullptr, false);
  if (!object.is_object())
    return failure("The payload of " + in_quotes(name) + R"( is not a JSON object like {"channel": "phone"}.)");
  if (const auto index = pathway::find_event(*setting.pathway, name)) {
    for (const auto& field : setting.pathway->events[*index].payload) {
      if (const auto given = object.find(field.name); given != object.end() && given->is_string())
        *given = meant(field.type, given->get<std::string>());
    }
  }
  return interpreter::make_event(setting, name, object, occurred, recorded);
}

std::string payload_json(const pathway::Pathway& pathway, const interpreter::Event& event) {
  auto object = Json::object();
  for (const auto& field : pathway.events[event.event].payload)
    if (const auto& value = event.fields[field.slot]; !value.is_null()) object[field.name] = to_json(value);
  return object.dump();
}

}  // namespace filrouge::service
