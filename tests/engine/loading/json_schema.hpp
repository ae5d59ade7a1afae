#pragma once
#include <string>

#include <nlohmann/json.hpp>

namespace filrouge::loading::test {

// Whether a value fits a JSON Schema of draft 7, for the keywords that the schema of pathways uses; any other keyword
// throws std::invalid_argument, so that none is passed over.
class JsonSchema {
 public:
  explicit JsonSchema(nlohmann::json schema) : root_(std::move(schema)) {}
  [[nodiscard]] bool accepts(const nlohmann::json& value) const { return fits(value, root_); }

 private:
  using Json = nlohmann::json;
  [[nodiscard]] bool fits(const Json& value, const Json& schema) const;
  [[nodiscard]] bool keyword_holds(const Json& value, const Json& schema, const std::string& key) const;
  [[nodiscard]] bool properties_fit(const Json& value, const Json& schema) const;
  [[nodiscard]] std::size_t how_many_fit(const Json& value, const Json& schemas) const;

  Json root_;
};

}  // namespace filrouge::loading::test
