// The JSON Schema and the loader on the same files: what one of them refuses for its form, the other refuses too.
#include "engine/loading/grammar.hpp"
#include "engine/loading/json_schema.hpp"
#include "engine/loading/load_pathway.hpp"
#include "engine/loading/schema.hpp"
#include "engine/loading/yaml_tree.hpp"
#include "support/catch.hpp"
#include "support/holds.hpp"
#include "support/read_text.hpp"

#include <array>
#include <filesystem>
#include <set>

using namespace filrouge;
using namespace filrouge::loading;
using filrouge::loading::test::JsonSchema;
using filrouge::test::holds;
using filrouge::test::read_text;
using nlohmann::json;

namespace {

const std::filesystem::path source_dir{FILROUGE_SOURCE_DIR};

// As a reader of YAML 1.2 gives it to an editor.
json as_json(const Node& node) {
  if (node.kind == Node::Kind::list) {
    auto list = json::array();
    for (const auto& item : node.items) list.push_back(as_json(item));
    return list;
  }
  if (node.kind == Node::Kind::map) {
    auto map = json::object();
    for (const auto& entry : node.entries) map[entry.key] = as_json(entry.value);
    return map;
  }
  if (node.kind == Node::Kind::null) return nullptr;
  if (const auto truth = to_boolean(node)) return *truth;
  if (const auto whole = to_integer(node)) return *whole;
  if (const auto real = to_number(node)) return *real;
  return node.text;
}

json read_yaml(const std::filesystem::path& file) {
  Diagnostics findings;
  const auto root = parse_yaml(file.string(), read_text(file), findings);
  REQUIRE(root);
  return as_json(*root);
}

const JsonSchema& schema() {
  static const JsonSchema read{json::parse(pathway_schema())};
  return read;
}

// What the loader says of a pathway, its parts given.
Diagnostics findings_of(const json& pathway) {
  const Files files{
      {"a.yaml", pathway.dump()},
      {"parts.yaml", "roles: { tutor: { title: Tuteur } }\n"},
      {"messages.yaml",
       "locale: fr\nmessages:\n  letter: { subject: Appel, text: 'a b {{#answers}}{{link}}{{/answers}}' }\n"
       "  invitation: { subject: Réunion, text: a }\n"}};
  return load_pathway("a.yaml", files).findings;
}

// Errors of form, which a schema can see; that a value is not one of those declared elsewhere is none.
bool is_of_form(const Diagnostic& finding) {
  if (finding.rule == "unknown-key" || finding.rule == "missing-key") return true;
  constexpr std::array shapes{", not a list", ", not a map", ", not null", ", not an empty list", "exactly one key"};
  return finding.rule == "wrong-type" &&
         std::any_of(shapes.begin(), shapes.end(), [&](const char* shape) { return holds(finding.message, shape); });
}

std::string first_error(const Diagnostics& findings, bool of_form) {
  for (const auto& each : findings) {
    if (each.severity == Severity::error && (!of_form || is_of_form(each))) return each.message;
  }
  return {};
}

using Path = json::json_pointer;

void collect_paths(const json& value, const Path& path, std::vector<Path>& all) {
  if (!path.empty()) all.push_back(path);
  if (value.is_object()) {
    for (const auto& [key, inside] : value.items()) collect_paths(inside, path / key, all);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) collect_paths(value[i], path / i, all);
  }
}

// The file with one value left out, replaced by one of another form, or given a key that nothing knows.
std::vector<json> mutations_at(const json& file, const Path& path) {
  std::vector<json> all;
  const auto& value = file.at(path);
  if (file.at(path.parent_pointer()).is_object()) {
    all.push_back(file);
    all.back().at(path.parent_pointer()).erase(path.back());
  }
  for (const auto& other : {json("other"), json(true), json::array(), json::array({"other"}), json::object(),
                            json{{"unheard_of", "other"}}, json(nullptr)}) {
    if (other == value) continue;
    all.push_back(file);
    all.back().at(path) = other;
  }
  if (value.is_object()) {
    all.push_back(file);
    all.back().at(path)["unheard_of"] = "other";
  }
  return all;
}

// Every key of every construct that is used in `value`, as "task.role".
void collect_keys(const json& value, std::string_view form, std::set<std::string>& used) {
  if (value.is_array()) {
    for (const auto& item : value) collect_keys(item, element_form(form), used);
  } else if (value.is_object()) {
    const auto* construct = find_construct(element_form(form));
    const bool named = form.substr(0, 4) == "map:" || form == "ladder";
    for (const auto& [key, inside] : value.items()) {
      if (!named && construct != nullptr) used.insert(std::string{construct->name} + "." + key);
      collect_keys(inside, value_form(form, key), used);
    }
  }
}

}  // namespace

TEST_CASE("the schema takes every pathway and every overlay that is kept here") {
  std::size_t seen = 0;
  for (const std::string folder : {"workflows", "examples", "tests/data"}) {
    for (const auto& each : std::filesystem::recursive_directory_iterator{source_dir / folder}) {
      const auto name = each.path().filename().string();
      const bool is_wrong = name.rfind("bad_", 0) == 0;
      if (each.path().extension() != ".yaml" || is_wrong) continue;
      const auto file = read_yaml(each.path());
      const bool is_pathway = file.contains("pathway") || (file.contains("extends") && !file.contains("messages"));
      if (!is_pathway || file.contains("scenario") || file.contains("invariants")) continue;
      INFO(each.path().string());
      CHECK(schema().accepts(file));
      ++seen;
    }
  }
  CHECK(seen > 20);
}

TEST_CASE("one file holds every key of the language") {
  std::set<std::string> used;
  collect_keys(read_yaml(source_dir / "tests/data/schema/every_key.yaml"), "pathway", used);
  for (const auto& construct : grammar()) {
    for (const auto& key : construct.keys) {
      const auto name = std::string{construct.name} + "." + std::string{key.name};
      INFO(name);
      CHECK((used.count(name) == 1 || name == "pathway.extends"));
    }
  }
}

TEST_CASE("what the loader refuses for its form the schema refuses, and what the schema refuses the loader does") {
  const auto file = read_yaml(source_dir / "tests/data/schema/every_key.yaml");
  const auto error = first_error(findings_of(file), false);
  INFO(error);
  REQUIRE(error.empty());
  REQUIRE(schema().accepts(file));
  std::vector<Path> paths;
  collect_paths(file, Path{}, paths);
  for (const auto& path : paths) {
    for (const auto& mutation : mutations_at(file, path)) {
      const auto findings = findings_of(mutation);
      INFO(path.to_string() << " in " << (mutation.contains(path) ? mutation.at(path).dump() : "nothing"));
      if (schema().accepts(mutation)) {
        CHECK(first_error(findings, true).empty());
      } else {
        CHECK_FALSE(first_error(findings, false).empty());
      }
    }
  }
}
