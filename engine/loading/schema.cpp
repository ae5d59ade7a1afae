#include "engine/loading/schema.hpp"

#include "engine/loading/grammar.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace filrouge::loading {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool starts(std::string_view form, std::string_view prefix) {
  return form.substr(0, prefix.size()) == prefix;
}

// A list that may be written as its only item; an empty one would say nothing.
Json one_or_list(const Json& one, const Json& item) {
  return {{"anyOf", Json::array({one, Json{{"type", "array"}, {"items", item}, {"minItems", 1}}})}};
}

Json map_of(const Json& value) {
  return {{"type", "object"}, {"additionalProperties", value}};
}

// true and false are written without quotes, and are then no texts for a reader of YAML.
Json choice(std::string_view choices) {
  auto values = Json::array();
  for (const auto value : split(choices, '|')) {
    values.push_back(value);
    if (value == "true" || value == "false") values.push_back(value == "true");
  }
  return {{"enum", values}};
}

Json required(std::string_view key) {
  return {{"required", Json::array({key})}};
}

Json needs_schema(std::string_view needs) {
  auto all = Json::array();
  for (auto group : split(needs, ' ')) {
    const bool just_one = starts(group, "=");
    if (just_one) group.remove_prefix(1);
    auto any = Json::array();
    for (const auto key : split(group, '|')) any.push_back(required(key));
    all.push_back({{just_one ? "oneOf" : "anyOf", any}});
  }
  return all;
}

// What a whole file, or one that is laid over others, may hold.
class Writing {
 public:
  enum class File { whole, overlay };
  explicit Writing(File file) : overlay_(file == File::overlay), prefix_(overlay_ ? "overlay." : "") {}

  void define_all(Json& definitions) const {
    for (const auto& each : grammar()) definitions[prefix_ + std::string{each.name}] = construct_schema(each);
  }

 private:
  // What an overlay replaces must be whole.
  static Json whole(std::string_view form) { return Writing{File::whole}.value_schema(form); }

  [[nodiscard]] Json reference(std::string_view construct) const {
    return {{"$ref", "#/definitions/" + prefix_ + std::string{construct}}};
  }

  [[nodiscard]] Json value_schema(std::string_view form) const {
    if (starts(form, "map:")) return map_of(removable(value_schema(form.substr(4)), form.substr(4)));
    if (starts(form, "list:")) return {{"type", "array"}, {"items", whole(form.substr(5))}};
    if (form == "some:name") return one_or_list(whole("name"), whole("name"));
    if (starts(form, "some:")) {
      const auto item = whole(form.substr(5));
      return {{"anyOf", Json::array({item, Json{{"type", "array"}, {"items", item}}})}};
    }
    if (starts(form, "enum:")) return choice(form.substr(5));
    if (form == "boolean" || form == "integer") return {{"type", form}};
    if (form == "value") return {{"type", {"string", "number", "boolean", "null"}}};
    if (form == "text" || form == "expression" || form == "name") return {{"type", {"string", "number", "boolean"}}};
    if (form == "transitions") return one_or_list(reference("transition"), whole("transition"));
    if (form == "ladder") return map_of(removable(one_or_list(reference("rung"), whole("rung")), form));
    return find_construct(form) != nullptr ? reference(form) : Json{{"type", "string"}};
  }

  [[nodiscard]] Json removable(Json value, std::string_view form) const {
    if (!overlay_ || form == "value") return value;
    return {{"anyOf", Json::array({std::move(value), Json{{"type", "null"}}})}};
  }

  [[nodiscard]] Json map_schema(const Construct& construct) const {
    auto properties = Json::object();
    auto keys = Json::array();
    for (const auto& key : construct.keys) {
      const auto value = removable(value_schema(key.form), key.form);
      Json property{{"description", key.description}};
      property.update(value.contains("$ref") ? Json{{"allOf", Json::array({value})}} : value);
      properties[std::string{key.name}] = property;
      if (key.required) keys.push_back(key.name);
    }
    Json schema{{"description", construct.description},
                {"type", "object"},
                {"properties", properties},
                {"additionalProperties", false}};
    if (overlay_) return schema;
    if (!keys.empty()) schema["required"] = keys;
    if (!construct.needs.empty()) schema["allOf"] = needs_schema(construct.needs);
    if (find_key(construct, "values") != nullptr) {
      schema["if"] = {{"required", {"type"}}, {"properties", {{"type", {{"const", "enum"}}}}}};
      schema["then"] = {{"required", {"values"}}, {"properties", {{"values", {{"minItems", 1}}}}}};
    }
    return schema;
  }

  [[nodiscard]] Json construct_schema(const Construct& construct) const {
    auto map = map_schema(construct);
    if (construct.short_form.empty()) return map;
    return {{"anyOf", Json::array({value_schema(construct.short_form), map})}};
  }

  bool overlay_;
  std::string prefix_;
};

}  // namespace

std::string pathway_schema() {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", "A pathway of filrouge"},
              {"if", required("extends")},
              {"then", {{"$ref", "#/definitions/overlay.pathway"}}},
              {"else", {{"$ref", "#/definitions/pathway"}}}};
  auto definitions = Json::object();
  Writing{Writing::File::whole}.define_all(definitions);
  Writing{Writing::File::overlay}.define_all(definitions);
  schema["definitions"] = definitions;
  return schema.dump(2) + "\n";
}

}  // namespace filrouge::loading
