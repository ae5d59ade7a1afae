#include "engine/loading/schema.hpp"

#include "engine/loading/grammar.hpp"

#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

namespace filrouge::loading {
namespace {

using Json = nlohmann::ordered_json;

Json reference(std::string_view construct) {
  return {{"$ref", "#/definitions/" + std::string{construct}}};
}

Json list_of(const Json& item) {
  return {{"type", "array"}, {"items", item}};
}

Json one_or_list(const Json& item) {
  return {{"anyOf", Json::array({item, list_of(item)})}};
}

Json map_of(const Json& value) {
  return {{"type", "object"}, {"additionalProperties", value}};
}

// true and false are written without quotes, and are then no texts for a reader of YAML.
Json choice(std::string_view choices) {
  auto values = Json::array();
  while (true) {
    const auto end = choices.find('|');
    const auto value = choices.substr(0, end);
    values.push_back(value);
    if (value == "true" || value == "false") values.push_back(value == "true");
    if (end == std::string_view::npos) return {{"enum", values}};
    choices.remove_prefix(end + 1);
  }
}

bool starts(std::string_view form, std::string_view prefix) {
  return form.substr(0, prefix.size()) == prefix;
}

Json value_schema(std::string_view form) {
  if (starts(form, "map:")) return map_of(value_schema(form.substr(4)));
  if (starts(form, "list:")) return list_of(value_schema(form.substr(5)));
  if (starts(form, "some:")) return one_or_list(value_schema(form.substr(5)));
  if (starts(form, "enum:")) return choice(form.substr(5));
  if (form == "boolean" || form == "integer") return {{"type", form}};
  if (form == "value") return {{"type", {"string", "number", "boolean", "null"}}};
  if (form == "text" || form == "expression") return {{"type", {"string", "number", "boolean"}}};
  if (form == "transitions") return one_or_list(reference("transition"));
  if (form == "ladder") return map_of(one_or_list(reference("rung")));
  const auto all = grammar();
  const bool is_construct = std::any_of(all.begin(), all.end(), [form](const Construct& c) { return c.name == form; });
  return is_construct ? reference(form) : Json{{"type", "string"}};
}

Json construct_schema(const Construct& construct) {
  auto properties = Json::object();
  auto required = Json::array();
  for (const auto& key : construct.keys) {
    auto value = value_schema(key.form);
    Json property{{"description", key.description}};
    property.update(value.contains("$ref") ? Json{{"allOf", Json::array({value})}} : value);
    properties[std::string{key.name}] = property;
    if (key.required) required.push_back(key.name);
  }
  Json schema{{"description", construct.description},
              {"type", "object"},
              {"properties", properties},
              {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  if (construct.short_form.empty()) return schema;
  return {{"anyOf", Json::array({value_schema(construct.short_form), schema})}};
}

}  // namespace

std::string pathway_schema() {
  const auto all = grammar();
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "A pathway of filrouge"}};
  schema.update(construct_schema(all.front()));
  auto definitions = Json::object();
  for (const auto& each : all.subspan(1)) definitions[std::string{each.name}] = construct_schema(each);
  schema["definitions"] = definitions;
  return schema.dump(2) + "\n";
}

}  // namespace filrouge::loading
