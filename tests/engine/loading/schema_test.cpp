#include "engine/loading/schema.hpp"

#include "engine/loading/grammar.hpp"
#include "engine/loading/rules.hpp"
#include "support/catch.hpp"
#include "support/read_text.hpp"

#include <algorithm>

using namespace filrouge::loading;

namespace {

using filrouge::test::read_text;

}  // namespace

TEST_CASE("the schema that editors use says what the loader reads") {
  const auto schema = pathway_schema();
  if (read_text(FILROUGE_SOURCE_DIR "/workflows/schema/pathway.schema.json") != schema) {
    std::ofstream{"pathway.schema.json", std::ios::binary} << schema;
    FAIL("workflows/schema/pathway.schema.json is out of date; the new one is pathway.schema.json in this folder");
  }
}

TEST_CASE("the page of rules is written from their table") {
  const auto page = rules_page();
  if (read_text(FILROUGE_SOURCE_DIR "/docs/reference/rules.md") != page) {
    std::ofstream{"rules.md", std::ios::binary} << page;
    FAIL("docs/reference/rules.md is out of date; the new one is rules.md in this folder");
  }
}

TEST_CASE("every form of the grammar means something") {
  const std::vector<std::string_view> plain{"text",        "expression", "moment", "duration", "date",
                                            "boolean",     "integer",    "value",  "name",     "target",
                                            "transitions", "ladder",     "open"};
  for (const auto& construct : grammar()) {
    for (const auto& key : construct.keys) {
      INFO(construct.name << "." << key.name << ": " << key.form);
      auto form = key.form;
      for (const std::string_view prefix : {"map:", "map:", "list:", "some:"}) {  // a map of maps as well
        if (form.substr(0, prefix.size()) == prefix) form.remove_prefix(prefix.size());
      }
      const auto all = grammar();
      const bool known = std::find(plain.begin(), plain.end(), form) != plain.end() || form.substr(0, 5) == "enum:" ||
                         std::any_of(all.begin(), all.end(), [form](const auto& c) { return c.name == form; });
      CHECK(known);
      CHECK(key.description.back() != ' ');
    }
  }
}
