#include "engine/loading/yaml_tree.hpp"

#include "engine/loading/rules.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::loading;

namespace {

// "LINE:COLUMN RULE MESSAGE | HINT" for each finding.
std::string findings_of(std::string_view text, const YamlLimits& limits = {}) {
  Diagnostics findings;
  (void)parse_yaml("a.yaml", text, findings, limits);
  std::string out;
  for (const auto& each : findings) {
    out += std::to_string(each.position.line) + ":" + std::to_string(each.position.column) + " " + each.rule + " " +
           each.message + (each.hint.empty() ? "" : " | " + each.hint) + "\n";
  }
  return out;
}

Node tree_of(std::string_view text) {
  Diagnostics findings;
  auto root = parse_yaml("a.yaml", text, findings);
  INFO(findings_of(text));
  REQUIRE(root);
  REQUIRE(findings.empty());
  return std::move(*root);
}

}  // namespace

TEST_CASE("a file becomes a tree with the place of every key and value, in characters") {
  const auto root = tree_of("\xEF\xBB\xBFtitle: Été\r\nétat: { « à » : [un, 'deux'] }\r\nvide: null\r\n");
  REQUIRE(root.entries.size() == 3);
  CHECK(root.entries[0].value.text == "Été");
  CHECK(root.entries[0].value.at == Position{1, 8});
  CHECK(root.entries[1].key == "état");
  const auto& list = root.entries[1].value.entries.at(0).value;
  CHECK(list.at == Position{2, 17});
  CHECK(list.items.at(1).at == Position{2, 22});
  CHECK(list.items.at(1).quoted);
  CHECK_FALSE(list.items.at(0).quoted);
  CHECK(root.find("vide")->kind == Node::Kind::null);
  CHECK(root.find("absent") == nullptr);
}

TEST_CASE("scalars have one form each, and what is between quotes is a text") {
  const auto root =
      tree_of("a: true\nb: 'true'\nc: yes\nd: 010\ne: -7\nf: 1e3\ng: 99999999999999999999\nh: '3'\ni: .inf\n");
  const auto at = [&root](const char* key) -> const Node& { return *root.find(key); };
  CHECK(to_boolean(at("a")) == true);
  CHECK_FALSE(to_boolean(at("b")));
  CHECK_FALSE(to_boolean(at("c")));
  CHECK_FALSE(to_integer(at("d")));
  CHECK(to_integer(at("e")) == -7);
  CHECK_FALSE(to_integer(at("f")));
  CHECK(to_number(at("f")) == 1000.0);
  CHECK_FALSE(to_integer(at("g")));
  CHECK_FALSE(to_integer(at("h")));
  CHECK_FALSE(to_number(at("i")));
}

TEST_CASE("what YAML would make of an expression is an error that shows the form to write") {
  CHECK(findings_of("guard: !placed\nb: 1\n") ==
        "1:8 yaml-tag A value that begins with ! is a YAML tag, and the value itself would be lost. | "
        "Put it between quotes: \"!placed\"\n");
  CHECK(findings_of("a: { guard: !placed && late, b: 1 }\n") ==
        "1:13 yaml-tag A value that begins with ! is a YAML tag, and the value itself would be lost. | "
        "Put it between quotes: \"!placed && late\"\n");
  CHECK(findings_of("é: { guard: exam in [\"a\", \"b\"], target: x }\n") ==
        "1:21 yaml-syntax \"[\" cannot stand here in a value without quotes. | "
        "Put the whole value between quotes: 'exam in [\"a\", \"b\"]'\n");
  CHECK(findings_of("guard: a ? b : c\n") ==
        "1:14 yaml-syntax \":\" cannot stand here in a value without quotes. | "
        "Put the whole value between quotes: \"a ? b : c\"\n");
  CHECK(findings_of("guard: \"x\" in b # why\n") ==
        "1:12 yaml-syntax \"i\" cannot stand here in a value without quotes. | "
        "Put the whole value between quotes: '\"x\" in b'\n");
  CHECK(findings_of("refuse: article #1 absent\n") ==
        "1:17 yaml-comment The value ends before this #, the rest is a comment. | "
        "Put the whole value between quotes: \"article #1 absent\", or write \"# \" before a comment.\n");
  CHECK(findings_of("a: { guard: exam #1, b: 1\n}\n") ==
        "1:18 yaml-comment The value ends before this #, the rest is a comment. | "
        "Put the whole value between quotes: \"exam #1\", or write \"# \" before a comment.\n");
  CHECK(findings_of("a: {title: Civique, armée}\n") ==
        "1:21 missing-value \"armée\" has no value. | "
        "Write the value; a text that holds a comma goes between quotes.\n");
  CHECK(findings_of("on:\n  a:\n  b: x\n") ==
        "2:3 missing-value \"a\" has no value. | Write the value, {} to accept without effect, or remove the key.\n");
  CHECK(findings_of("by: @office\n") ==
        "1:5 yaml-syntax A value without quotes cannot begin with this character. | "
        "Put it between quotes: \"@office\"\n");
}

TEST_CASE("an apostrophe inside quotes, and inside a value without quotes, is understood as one") {
  CHECK(findings_of("a: { title: 'l'élève', b: 1 }\n") ==
        "1:16 yaml-syntax The quote before this character closes the value. | "
        "Use the other kind of quotes: \"l'élève\"\n");
  CHECK(findings_of("a: { title: l'élève: l'autre, b: 1 }\n") ==
        "1:20 yaml-syntax \":\" cannot stand here in a value without quotes. | "
        "Put the whole value between quotes: \"l'élève: l'autre\"\n");
  CHECK(findings_of("title: \"été\" é\n") ==
        "1:14 yaml-syntax \"é\" cannot stand here in a value without quotes. | "
        "Put the whole value between quotes: '\"été\" é'\n");
}

TEST_CASE("what is not closed is shown where it opens") {
  const auto* unclosed = " opens here and is not closed. | Close it, or quote the value that holds it.\n";
  CHECK(findings_of("a: [x\nb: 1\n") == std::string("1:4 yaml-syntax \"[\"") + unclosed);
  CHECK(findings_of("a: {x\nb: 1\n") == std::string("1:4 yaml-syntax \"{\"") + unclosed);
  CHECK(findings_of("a: { b: { c: 1 }\n") == std::string("1:4 yaml-syntax \"{\"") + unclosed);
}

TEST_CASE("a line without a key is shown, not the one below it") {
  const auto* keyless =
      " yaml-syntax This line has no key: a colon and a space are missing. | "
      "Write KEY: VALUE, or quotes around a text of several lines.\n";
  CHECK(findings_of("a:\n  title:En été\n  b: 1\n") == std::string("2:3") + keyless);
  CHECK(findings_of("a:\n  title En été\n\n  b: 1\n") == std::string("2:3") + keyless);
  CHECK(findings_of("a:\n   title: x\n  b: 1\n") ==
        "3:3 yaml-syntax A key with a value does not fit here. | "
        "Align it with the keys it belongs to, and end the value above it.\n");
}

TEST_CASE("a key that is missing is not passed over") {
  const auto* missing = " yaml-key A key is missing here. | Write it, or remove the colon or comma without one.\n";
  CHECK(findings_of("a: { : b }\n") == std::string("1:6") + missing);
  CHECK(findings_of("a: 1\n: y\n") == std::string("2:1") + missing);
  CHECK(findings_of("a: { b: 1,, }\n") == std::string("1:11") + missing);
}

TEST_CASE("what YAML readers disagree on is refused") {
  CHECK(findings_of("a: 1\nb: 2\na: 3\n") ==
        "3:1 duplicate-key \"a\" was already given on line 1. | Keep one of the two.\n");
  CHECK(findings_of("a: &x 1\nb: *x\n") ==
        "1:4 yaml-anchor A value that begins with & is a YAML anchor. | Put it between quotes: \"&x 1\"\n"
        "2:4 yaml-anchor A value that begins with * is a YAML alias. | "
        "Repeat the value, or put it between quotes: \"*x\"\n");
  CHECK(findings_of("b: *x\n") ==
        "1:4 yaml-anchor A value that begins with * is a YAML alias. | "
        "Put it between quotes, or repeat the value: \"*x\"\n");
  CHECK(findings_of("<<: { a: 1 }\n") ==
        "1:1 yaml-anchor Merge keys (<<) are not part of the language. | Repeat the keys.\n");
  CHECK(findings_of("? [a]\n: b\n") ==
        "1:3 yaml-key A key must be a word or a text. | Put it between quotes if it is meant as a text.\n");
  CHECK(findings_of("a: 1\n---\nb: 2\n") ==
        "2:1 yaml-documents A second document begins here. | Indent it like the rest, or move it to a file of its "
        "own.\n");
  CHECK(findings_of("a:\n\tb: 1\n") == "2:1 yaml-tab The line is indented with a tab. | Use spaces.\n");
  CHECK(findings_of("a: \"xx\nb: 3\n") ==
        "1:4 yaml-syntax The text that begins here has no closing quote. | Write \" where it ends.\n");
  CHECK_FALSE(findings_of("a: [1, 2\nb: 3\n").empty());
}

TEST_CASE("a file is UTF-8, and what is reviewed is what runs") {
  CHECK(findings_of("a: \xE9t\xE9\n") ==
        "1:4 yaml-encoding This byte is not UTF-8. | Save the file as UTF-8 (not as Latin-1 or Windows-1252).\n");
  CHECK(findings_of(std::string_view{"\xFF\xFE"
                                     "a\0",
                                     4}) ==
        "1:1 yaml-encoding The file is in UTF-16, UTF-8 is expected. | Save it as UTF-8.\n");
  CHECK(findings_of("é: a\x01\n") == "1:5 yaml-encoding There is a control character, U+0001. | Remove it.\n");
  CHECK(findings_of("a: \"x\\x00\"\n") ==
        "1:4 yaml-encoding There is a control character, U+0000. | Remove its escape from the text.\n");
  CHECK(
      findings_of("a: 1\rb: 2\r") ==
      "1:5 yaml-encoding The line ends in a carriage return without a line feed. | Save the file with line ends LF or "
      "CRLF.\n");
  CHECK(findings_of("a: x\xE2\x80\xAEy\n") ==
        "1:5 yaml-encoding There is an invisible character, U+202E. | Remove it: the text would read otherwise than it "
        "runs.\n");
}

TEST_CASE("limits stop a file before it costs") {
  CHECK(findings_of("a: 12345\n", {.bytes_max = 5}) ==
        "1:1 yaml-too-large The file is larger than 5 bytes. | Split it.\n");
  CHECK(findings_of("a: [1, 2, 3]\n", {.nodes_max = 4}) ==
        "1:8 yaml-too-large The file holds more than 4 values. | Split it.\n");
  CHECK(findings_of("a: [[[1]]]\n", {.depth_max = 3}) == "1:6 yaml-depth Values nest more than 3 deep.\n");
  CHECK(findings_of("a: " + std::string(100, '[') + std::string(100, ']') + "\n") ==
        "1:67 yaml-depth Values nest more than 64 deep.\n");
}

TEST_CASE("a file without a map at its root is refused") {
  CHECK(findings_of("") == "1:1 yaml-root The file must be a map: keys, each with its value.\n");
  CHECK(findings_of("# nothing\n") == "1:1 yaml-root The file must be a map: keys, each with its value.\n");
  CHECK(findings_of("- a\n") == "1:1 yaml-root The file must be a map: keys, each with its value.\n");
}

TEST_CASE("a column of a value is found again in the file") {
  const auto place = [](std::string_view text, int column) {
    return position_in(*tree_of(text).find("a"), text, column);
  };
  CHECK(place("a: été == b\n", 5) == Position{1, 8});
  CHECK(place("a: \"x\\\"y == b\"\n", 4) == Position{1, 9});
  CHECK(place("a: 'it''s == b'\n", 4) == Position{1, 9});
  CHECK(place("a: 'it''s == b'\n", 99) == Position{1, 15});
  CHECK(place("a: \"one\n   two\"\n", 5) == Position{2, 4});
  CHECK(place("a: one\n  two\n", 5) == Position{2, 3});
  CHECK(place("b: 1\na: |\n  one\n  two\n", 5) == Position{4, 3});
  CHECK(place("a: >-\n  one\n  two\n", 6) == Position{3, 4});
}

TEST_CASE("every rule has one id and an explanation") {
  for (const auto& rule : all_rules()) {
    INFO(rule.id);
    CHECK(find_rule(rule.id) == &rule);
    CHECK(rule.explanation.size() > 20);
  }
}
