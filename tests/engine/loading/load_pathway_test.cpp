#include "engine/loading/load_pathway.hpp"

#include "support/catch.hpp"
#include "support/read_text.hpp"

#include <algorithm>
#include <filesystem>

using namespace filrouge;
using namespace filrouge::loading;
using namespace filrouge::pathway;

namespace {

using filrouge::test::read_text;

const std::filesystem::path source_dir{FILROUGE_SOURCE_DIR};

std::string rendered(const Diagnostics& findings, const Files& files) {
  std::string out;
  for (const auto& each : findings) {
    const auto file = files.find(each.file);
    out += render(each, file == files.end() ? std::string_view{} : std::string_view{file->second});
  }
  return out;
}

Pathway loaded(const std::string& text) {
  const Files files{{"a.yaml", text}};
  auto result = load_pathway("a.yaml", files);
  INFO(rendered(result.findings, files));
  REQUIRE(result.pathway);
  return std::move(*result.pathway);
}

}  // namespace

TEST_CASE("the AvenirPro pathway loads without a finding") {
  const std::string name = "workflows/avenirpro/avenirpro.yaml";
  Files files{{name, read_text(source_dir / name)}};
  auto result = load_pathway(name, files);
  while (!result.pathway && !result.needs.empty()) {
    for (const auto& need : result.needs) files[need.name] = read_text(source_dir / need.name);
    result = load_pathway(name, files);
  }
  INFO(rendered(result.findings, files));
  CHECK(result.findings.empty());
  CHECK(result.pathway);
}

TEST_CASE("the smallest pathway is a name and a state") {
  const auto pathway = loaded("pathway: small\nstates: { only: {} }\n");
  CHECK(pathway.name == "small");
  CHECK(pathway.states.size() == 2);
  CHECK(pathway.states[root_state].initial == std::vector{StateIndex{1}});
}

TEST_CASE("each mistake is told at its place, with what to write instead") {
  for (const auto& each : std::filesystem::directory_iterator{source_dir / "tests/data/pathways"}) {
    if (each.path().extension() != ".yaml") continue;
    const auto name = each.path().filename().string();
    const Files files{{name, read_text(each.path())}};
    const auto result = load_pathway(name, files);
    auto expected = each.path();
    INFO(name);
    CHECK(rendered(result.findings, files) == read_text(expected.replace_extension(".txt")));
    CHECK(result.pathway.has_value() == !has_errors(result.findings));
  }
}

TEST_CASE("layout, comments, quotes and the order of declarations do not make another version") {
  const auto hash = [](const std::string& text) { return loaded(text).hash.value(); };
  const std::string one =
      "pathway: a\ntitle: T\nroles:\n  x: { title: X }\n  y: { title: Y }\nstates: { s: {}, t: {} }\n";
  const std::string same =
      "# seen\ntitle: 'T'\npathway: a\nstates:\n  s: {}\n  t: {}\nroles: { y: { title: \"Y\" }, x: { title: X } }\n";
  CHECK(hash(one) == hash(same));
  CHECK(hash(one) !=
        hash("pathway: a\ntitle: T\nroles: { x: { title: X }, y: { title: Y } }\nstates: { t: {}, s: {} }\n"));
  CHECK(hash(one) !=
        hash("pathway: a\ntitle: U\nroles: { x: { title: X }, y: { title: Y } }\nstates: { s: {}, t: {} }\n"));
}

TEST_CASE("a pathway says which files it needs, and uses their tables") {
  Files files{{"w/a.yaml",
               "pathway: a\nuse: [../people.yaml]\ncalendar: c.yaml\nmessages: { file: m.yaml }\n"
               "states: { s: { tell: { hello: head } } }\n"}};
  auto result = load_pathway("w/a.yaml", files);
  REQUIRE(result.needs.size() == 1);
  CHECK(result.needs[0].name == "people.yaml");
  CHECK(result.needs[0].at == Position{2, 7});
  files["people.yaml"] = "roles: { head: { title: Chef } }\nstates: {}\n";
  result = load_pathway("w/a.yaml", files);
  CHECK(result.needs.size() == 2);
  CHECK(rendered(result.findings, files).rfind("people.yaml:2:1: error:", 0) == 0);
  files["people.yaml"] = "roles: { head: { title: Chef } }\ndeadlines: { soon: { state: s, within: 2 days } }\n";
  files["w/m.yaml"] = "locale: fr\nmessages: { helo: { subject: S, text: T } }\n";
  result = load_pathway("w/a.yaml", files);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "unknown-message");
  CHECK(result.findings[0].hint == "Did you mean \"helo\"?");
  files["w/m.yaml"] = "extends: ../texts.yaml\nmessages: { hello: { text: T } }\n";
  result = load_pathway("w/a.yaml", files);
  REQUIRE(result.needs.size() == 2);
  CHECK(result.needs[1].name == "texts.yaml");
  files["texts.yaml"] = "locale: fr\nmessages: { hello: { subject: S, text: S } }\n";
  result = load_pathway("w/a.yaml", files);
  REQUIRE(result.pathway);
  CHECK(result.messages.files == std::vector<std::string>{"w/m.yaml", "texts.yaml"});
  CHECK(result.pathway->deadlines.size() == 1);
}

TEST_CASE("a pathway of more transitions than can be numbered is refused in one sentence") {
  std::string text = "pathway: wide\nstates:\n";
  for (int state = 0; state < 50; ++state) {
    text += "  s" + std::to_string(state) + ":\n    on:\n";
    for (int event = 0; event < 1500; ++event)
      text += "      e" + std::to_string(event) + ": s" + std::to_string((state + 1) % 50) + "\n";
  }
  const auto result = load_pathway("wide.yaml", {{"wide.yaml", text}});
  CHECK_FALSE(result.pathway);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings.front().rule == "too-many");
}

TEST_CASE("computed facts come after what they read, and a log knows the fields it keeps") {
  const auto pathway = loaded(
      "pathway: a\ndata:\n  late: { is: early }\n  early: { is: 'calls.size() > 1' }\n"
      "  calls: { type: log, of: call, keep: [channel] }\n"
      "events: { call: { payload: { channel: string } } }\nstates: { s: { on: { call: { guard: late } } } }\n");
  CHECK(find_fact(pathway, "calls")->value < find_fact(pathway, "early")->value);
  CHECK(find_fact(pathway, "early")->value < find_fact(pathway, "late")->value);
  CHECK(pathway.event_fields == std::vector<std::string>{"channel"});
}

TEST_CASE("a target is looked up among siblings, then outwards, then inside, and dots reach in") {
  const auto pathway = loaded(
      "pathway: a\nstates:\n  a:\n    states:\n      b: { on: { e: c, f: d, g: d.c } }\n      c: {}\n"
      "  d: { states: { c: {} }, on: { h: c, k: b } }\n  b: {}\n");
  std::vector<std::string> targets;
  for (const auto& transition : pathway.transitions) targets.push_back(pathway.states[transition.targets.at(0)].path);
  CHECK(targets == std::vector<std::string>{"a.c", "d", "d.c", "d.c", "b"});
}

TEST_CASE("however many warnings there are, they keep no pathway from running and hide no error") {
  std::string text = "pathway: many\nstates:\n";
  for (int i = 0; i < 1500; ++i) text += "  s" + std::to_string(i) + ": {}\n";
  const auto runs = load_pathway("many.yaml", {{"many.yaml", text}});
  CHECK(runs.pathway);
  CHECK(runs.findings.size() == 1001);
  CHECK(std::any_of(runs.findings.begin(), runs.findings.end(),
                    [](const auto& finding) { return finding.rule == "left-out"; }));

  std::string wrong = "pathway: wrong\nevents: { known: {} }\non:\n";
  for (int i = 0; i < 1500; ++i) wrong += "  e" + std::to_string(i) + ": {}\n";
  const auto refused = load_pathway("wrong.yaml", {{"wrong.yaml", wrong + "  known: nowhere\nstates: { a: {} }\n"}});
  CHECK_FALSE(refused.pathway);
}
