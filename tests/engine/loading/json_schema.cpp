#include "engine/loading/json_schema.hpp"

#include <algorithm>
#include <stdexcept>

namespace filrouge::loading::test {
namespace {

using nlohmann::json;

bool is_of_type(const json& value, const json& type) {
  if (type.is_array()) return std::ranges::any_of(type, [&](const json& each) { return is_of_type(value, each); });
  if (type == "integer") return value.is_number_integer();
  return type == value.type_name();
}

}  // namespace

std::size_t JsonSchema::how_many_fit(const Json& value, const Json& schemas) const {
  return static_cast<std::size_t>(std::ranges::count_if(schemas, [&](const Json& each) { return fits(value, each); }));
}

bool JsonSchema::properties_fit(const Json& value, const Json& schema) const {
  if (!value.is_object()) return true;
  static const Json none = Json::object();
  const auto& known = schema.contains("properties") ? schema.at("properties") : none;
  const auto items = value.items();
  return std::all_of(items.begin(), items.end(), [&](const auto& item) {
    if (known.contains(item.key())) return fits(item.value(), known.at(item.key()));
    return !schema.contains("additionalProperties") || fits(item.value(), schema.at("additionalProperties"));
  });
}

bool JsonSchema::keyword_holds(const Json& value, const Json& schema, const std::string& key) const {
  const auto& wanted = schema.at(key);
  const auto has = [&value](const Json& name) { return value.contains(name.get<std::string>()); };
  if (key == "type") return is_of_type(value, wanted);
  if (key == "enum") return std::ranges::find(wanted, value) != wanted.end();
  if (key == "const") return value == wanted;
  if (key == "required") return !value.is_object() || std::ranges::all_of(wanted, has);
  if (key == "minItems") return !value.is_array() || value.size() >= wanted.get<std::size_t>();
  if (key == "properties" || key == "additionalProperties") return properties_fit(value, schema);
  if (key == "items") {
    return !value.is_array() || std::ranges::all_of(value, [&](const Json& each) { return fits(each, wanted); });
  }
  if (key == "anyOf") return how_many_fit(value, wanted) > 0;
  if (key == "oneOf") return how_many_fit(value, wanted) == 1;
  if (key == "allOf") return how_many_fit(value, wanted) == wanted.size();
  if (key == "$ref") return fits(value, root_.at(Json::json_pointer(wanted.get<std::string>().substr(1))));
  if (key == "if") {
    const std::string branch = fits(value, wanted) ? "then" : "else";
    return !schema.contains(branch) || fits(value, schema.at(branch));
  }
  const bool says_nothing = key == "then" || key == "else" || key == "description" || key == "title" ||
                            key == "$schema" || key == "definitions";
  if (!says_nothing) throw std::invalid_argument(key);
  return true;
}

bool JsonSchema::fits(const Json& value, const Json& schema) const {
  if (schema.is_boolean()) return schema.get<bool>();
  const auto keys = schema.items();
  return std::all_of(keys.begin(), keys.end(),
                     [&](const auto& keyword) { return keyword_holds(value, schema, keyword.key()); });
}

}  // namespace filrouge::loading::test
