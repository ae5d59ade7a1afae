#include "engine/expression/json.hpp"

#include "engine/base/words.hpp"
#include "engine/expression/base64.hpp"
#include "engine/expression/temporal.hpp"
#include "engine/expression/typing.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace filrouge::expression {
namespace {

using Json = nlohmann::json;
using Kind = Type::Kind;
using Read = Result<Value, std::string>;

constexpr int depth_max = 100;

Json number(double real) {
  if (std::isnan(real)) return "NaN";
  if (std::isinf(real)) return real > 0 ? "Infinity" : "-Infinity";
  return real;
}

std::string key_text(const Value& key) {
  if (const auto* text = key.if_string()) return *text;
  if (const auto* truth = key.if_bool()) return *truth ? "true" : "false";
  return to_json(key).dump();
}

Read read(const Json& json, const Type& wanted, int depth);

tl::unexpected<std::string> refuse(const Type& wanted) {
  std::string sentence = "Expected " + to_string(wanted);
  if (wanted.at_least || wanted.at_most) sentence += " " + bounds_in_words(wanted);
  if (!wanted.values.empty()) sentence += " among";
  const char* separator = " ";
  for (const std::string& value : wanted.values) {
    sentence += separator + value;
    separator = ", ";
  }
  return failure(sentence + ".");
}

// A value written as text; the type says how.
std::optional<Value> from_text(const std::string& text, const Type& wanted) {
  const auto as_value = [](const auto& read) { return read ? std::optional<Value>(*read) : std::nullopt; };
  switch (wanted.kind) {
    case Kind::dyn:
      return Value(text);
    case Kind::string: {
      Type literal = literal_type(Value(text));
      return fits(literal, wanted) ? std::optional<Value>(text) : std::nullopt;
    }
    case Kind::date:
      return as_value(parse_day(text));
    case Kind::timestamp:
      return as_value(parse_timestamp(text));
    case Kind::duration:
      return as_value(parse_span(text));
    case Kind::bytes: {
      auto octets = from_base64(text);
      return octets ? std::optional<Value>(Value::Bytes{std::move(*octets)}) : std::nullopt;
    }
    case Kind::real:
      if (text == "NaN") return Value(std::nan(""));
      if (text == "Infinity") return Value(HUGE_VAL);
      if (text == "-Infinity") return Value(-HUGE_VAL);
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<Value> from_number(const Json& json, const Type& wanted) {
  const bool any = wanted.kind == Kind::dyn;
  if (json.is_number_unsigned()) {
    const auto whole = json.get<std::uint64_t>();
    const bool fits_int = whole <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (wanted.kind == Kind::unsigned_integer || (any && !fits_int)) return Value(whole);
    if (fits_int && (any || wanted.kind == Kind::integer)) return Value(static_cast<std::int64_t>(whole));
  } else if (json.is_number_integer()) {
    if (any || wanted.kind == Kind::integer) return Value(json.get<std::int64_t>());
  }
  if (wanted.kind == Kind::real || (any && json.is_number_float())) return Value(json.get<double>());
  return std::nullopt;
}

Read read_list(const Json& json, const Type& wanted, int depth) {
  if (wanted.kind != Kind::dyn && wanted.kind != Kind::list) return refuse(wanted);
  const Type element = iterated_type(wanted).value_or(Type{});
  Value::List list;
  list.reserve(json.size());
  for (const Json& part : json) {
    auto value = read(part, element, depth + 1);
    if (!value) return value;
    list.push_back(std::move(*value));
  }
  return Value(std::move(list));
}

const Type* field_type(const Type& record, const std::string& name) {
  for (const auto& [field, type] : record.fields) {
    if (field == name) return &type;
  }
  return nullptr;
}

Read read_map(const Json& json, const Type& wanted, int depth) {
  if (wanted.kind != Kind::dyn && wanted.kind != Kind::map && wanted.kind != Kind::record) return refuse(wanted);
  const Type any;
  Value::Map map;
  map.reserve(json.size());
  for (const auto& [name, part] : json.items()) {
    const Type* type = wanted.parameters.size() == 2 ? &wanted.parameters[1] : &any;
    if (wanted.kind == Kind::record) type = field_type(wanted, name);
    if (!type) return failure("There is no field " + in_quotes(name) + " here.");
    auto value = read(part, *type, depth + 1);
    if (!value) return failure(name + ": " + value.error());
    map.emplace_back(Value(name), std::move(*value));
  }
  return Value(std::move(map));
}

Read read(const Json& json, const Type& wanted, int depth) {
  if (depth > depth_max) return failure(std::string("The JSON is nested too deeply."));
  if (json.is_array()) return read_list(json, wanted, depth);
  if (json.is_object()) return read_map(json, wanted, depth);
  if (json.is_null()) {
    const bool may_be = wanted.nullable || wanted.kind == Kind::dyn || wanted.kind == Kind::null;
    if (!may_be) return refuse(wanted);
    return Value();
  }
  std::optional<Value> value;
  if (json.is_boolean() && (wanted.kind == Kind::dyn || wanted.kind == Kind::boolean)) value = Value(json.get<bool>());
  if (json.is_string()) value = from_text(json.get_ref<const std::string&>(), wanted);
  if (json.is_number()) value = from_number(json, wanted);
  if (!value || !is_in_bounds(*value, wanted)) return refuse(wanted);
  return *value;
}

}  // namespace

Json to_json(const Value& value) {
  if (const auto* truth = value.if_bool()) return *truth;
  if (const auto* whole = value.if_int()) return *whole;
  if (const auto* whole = value.if_uint()) return *whole;
  if (const auto* real = value.if_double()) return number(*real);
  if (const auto* text = value.if_string()) return *text;
  if (const auto* bytes = value.if_bytes()) return to_base64(bytes->octets);
  if (const auto* timestamp = value.if_timestamp()) return to_string(*timestamp);
  if (const auto* span = value.if_duration()) return to_string(*span);
  if (const auto* day = value.if_date()) return filrouge::to_string(*day);
  if (const auto* type = value.if_type()) return type->name;
  if (const auto* list = value.if_list()) {
    Json array = Json::array();
    for (const Value& element : *list) array.push_back(to_json(element));
    return array;
  }
  if (const auto* map = value.if_map()) {
    Json object = Json::object();
    for (const auto& [key, element] : *map) object[key_text(key)] = to_json(element);
    return object;
  }
  return nullptr;
}

Result<Value, std::string> from_json(const Json& json, const Type& wanted) {
  return read(json, wanted, 0);
}

}  // namespace filrouge::expression
