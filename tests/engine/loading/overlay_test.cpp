#include "engine/loading/load_pathway.hpp"
#include "engine/loading/tightening.hpp"
#include "support/catch.hpp"
#include "support/read_text.hpp"

#include <algorithm>
#include <filesystem>

using namespace filrouge;
using namespace filrouge::loading;
using namespace filrouge::pathway;

namespace {

using filrouge::test::read_text;

std::string rendered(const Diagnostics& findings, const Files& files) {
  std::string out;
  for (const auto& each : findings) out += render(each, files.at(each.file));
  return out;
}

Pathway loaded(const std::string& name, const Files& files) {
  auto result = load_pathway(name, files);
  INFO(rendered(result.findings, files));
  REQUIRE(result.pathway);
  return std::move(*result.pathway);
}

std::vector<std::string> state_paths(const Pathway& pathway) {
  std::vector<std::string> paths;
  for (const auto& state : pathway.states) paths.push_back(state.path);
  return paths;
}

}  // namespace

TEST_CASE("an overlay may tighten what is locked, and what it loosens is told at both places") {
  const std::filesystem::path folder{FILROUGE_SOURCE_DIR "/tests/data/overlays"};
  const auto base = read_text(folder / "base.yaml");
  for (const auto* overlay : {"tighter", "looser", "without"}) {
    const auto name = std::string{overlay} + ".yaml";
    const Files files{{"base.yaml", base}, {name, read_text(folder / name)}};
    INFO(name);
    CHECK(rendered(load_pathway(name, files).findings, files) == read_text(folder / (std::string{overlay} + ".txt")));
  }
}

TEST_CASE("maps merge, lists are replaced, null removes, and what is new comes last") {
  const Files files{
      {"base.yaml",
       "pathway: base\ntitle: Base\nstates:\n  a: { on: { go: b, stop: [ { guard: '1 > 0', target: "
       "c } ] } }\n  b: {}\n  c: {}\n"},
      {"over.yaml",
       "pathway: over\nextends: base.yaml\nstates:\n  d: {}\n  a: { on: { turn: d, go: { target: c, guard: "
       "'1 > 0' }, stop: [ d ] } }\n  b: null\n"}};
  const auto pathway = loaded("over.yaml", files);
  CHECK(pathway.name == "over");
  CHECK(pathway.title == "Base");
  CHECK(state_paths(pathway) == std::vector<std::string>{"", "a", "c", "d"});
  std::vector<std::string> rules;
  for (const auto transition : pathway.states[StateIndex{1}].on) {
    rules.push_back(pathway.transitions[transition].rule + " to " +
                    pathway.states[pathway.transitions[transition].targets.front()].path);
  }
  CHECK(rules == std::vector<std::string>{"a.on.go to c", "a.on.stop to d", "a.on.turn to d"});
}

TEST_CASE("what is written short counts as written in full where an overlay adds to it") {
  const Files files{{"base.yaml",
                     "pathway: base\nroles: { head: {}, office: {} }\nstates:\n  a: { tell: { hello: [head, "
                     "office] }, on: { go: b } }\n  b: {}\n"},
                    {"over.yaml",
                     "pathway: over\nextends: base.yaml\nstates: { a: { tell: { hello: { again: entry } }, "
                     "on: { go: { guard: '1 > 0' } } } }\n"}};
  const auto pathway = loaded("over.yaml", files);
  CHECK(pathway.tells[TellIndex{}].to.roles.size() == 2);
  CHECK(pathway.tells[TellIndex{}].again_on_entry);
  CHECK(pathway.transitions[TransitionIndex{}].guard);
  CHECK(pathway.transitions[TransitionIndex{}].targets == std::vector{StateIndex{2}});
}

TEST_CASE("null in set empties a fact, in an overlay as anywhere") {
  const Files files{
      {"base.yaml",
       "pathway: base\ndata: { x: { type: string } }\nevents: { e: { set: { x: '\"y\"' } } }\nstates: { s: "
       "{ on: { e: { guard: x == null } } } }\n"},
      {"over.yaml", "pathway: over\nextends: base.yaml\nevents: { e: { set: { x: null } } }\n"}};
  CHECK(loaded("over.yaml", files).events[EventIndex{}].set.front().value.text() == "null");
}

TEST_CASE("findings of what an overlay merges stand in the file that wrote it") {
  const Files files{{"base.yaml", "pathway: base\nstates:\n  a: { on: { go: b } }\n  b: {}\n"},
                    {"over.yaml", "pathway: over\nextends: base.yaml\nstates: { b: null, c: { on: { go: d } } }\n"}};
  const auto result = load_pathway("over.yaml", files);
  REQUIRE(result.findings.size() >= 2);
  CHECK(result.findings[0].file == "base.yaml");
  CHECK(result.findings[0].position == Position{3, 18});
  CHECK(result.findings[0].rule == "unknown-target");
  const auto own = std::find_if(result.findings.begin(), result.findings.end(),
                                [](const auto& f) { return f.file == "over.yaml" && f.rule == "unknown-target"; });
  REQUIRE(own != result.findings.end());
  CHECK(own->position == Position{3, 35});
}

TEST_CASE("every file an overlay is laid over is needed, counts, and names its own files from its own folder") {
  Files files{{"grand-est/over.yaml", "pathway: over\nextends: ../nation/base.yaml\n"}};
  auto result = load_pathway("grand-est/over.yaml", files);
  REQUIRE(result.needs.size() == 1);
  CHECK(result.needs[0].name == "nation/base.yaml");
  CHECK(result.needs[0].asked_by == "grand-est/over.yaml");
  files["nation/base.yaml"] =
      "pathway: base\ncalendar: ../calendars/fr.yaml\nmessages: { file: m.yaml }\nuse: people.yaml\n"
      "states: { s: { tell: { hello: head } } }\n";
  files["nation/people.yaml"] = "roles: { head: { title: Chef }, office: { title: Secrétariat } }\n";
  result = load_pathway("grand-est/over.yaml", files);
  REQUIRE(result.pathway);
  CHECK(result.pathway->files ==
        std::vector<std::string>{"grand-est/over.yaml", "nation/base.yaml", "nation/people.yaml"});
  CHECK(result.pathway->calendar_file == "../calendars/fr.yaml");
  CHECK(result.pathway->messages_file == "../nation/m.yaml");
  REQUIRE(result.needs.size() == 2);
  CHECK(result.needs[0].name == "calendars/fr.yaml");
  CHECK(result.needs[0].asked_by == "nation/base.yaml");
  CHECK(result.needs[1].name == "nation/m.yaml");
  const auto hash = result.pathway->hash;
  files["nation/people.yaml"] = "roles: { head: { title: Proviseur }, office: { title: Secrétariat } }\n";
  CHECK(loaded("grand-est/over.yaml", files).hash != hash);
}

TEST_CASE("a file that two others extend is laid down once, under both") {
  const Files files{{"words.yaml", "title: Mots\nversion: '1'\n"},
                    {"one.yaml", "pathway: one\nextends: words.yaml\ntitle: Un\nstates: { a: {} }\n"},
                    {"two.yaml", "pathway: two\nextends: words.yaml\nversion: '2'\nstates: { b: {} }\n"},
                    {"both.yaml", "pathway: both\nextends: [one.yaml, two.yaml]\ninitial: b\n"}};
  const auto pathway = loaded("both.yaml", files);
  CHECK(pathway.title == "Un");
  CHECK(pathway.version == "2");
  CHECK(state_paths(pathway) == std::vector<std::string>{"", "a", "b"});
}

TEST_CASE("files that extend each other are laid over nothing") {
  const Files files{{"a.yaml", "pathway: a\nextends: b.yaml\nstates: { s: {} }\n"},
                    {"b.yaml", "pathway: b\nextends: a.yaml\n"}};
  const auto result = load_pathway("a.yaml", files);
  CHECK_FALSE(result.pathway);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "cyclic-extends");
  CHECK(result.findings[0].file == "b.yaml");
  CHECK(result.findings[0].position == Position{2, 10});
}

TEST_CASE("a moment is no later than another when that holds in every year and on every calendar") {
  CHECK(is_no_later("3 working days", "5 working days", Bound::end));
  CHECK(is_no_later("1 week", "10 days", Bound::end));
  CHECK(is_no_later("10 July n", "13 July n", Bound::end));
  CHECK(is_no_later("2nd thursday of October n+1", "3rd thursday of October n+1", Bound::end));
  CHECK(is_no_later("3 days before close", "close", Bound::end));
  CHECK(is_no_later("close 12:00", "close", Bound::end));
  CHECK_FALSE(is_no_later("close 12:00", "close", Bound::begin));
  CHECK_FALSE(is_no_later("5 days", "5 working days", Bound::end));
  CHECK_FALSE(is_no_later("1 month", "40 days", Bound::end));
  CHECK_FALSE(is_no_later("open", "close", Bound::end));
  CHECK_FALSE(is_no_later("14 July n", "13 July n", Bound::end));
  CHECK_FALSE(is_no_later("2nd monday of July n", "13 July n", Bound::end));
}

TEST_CASE("a condition holds no oftener with a further conjunct, and no rarer with a further alternative") {
  CHECK(holds_no_oftener("b > 1 && (a)", "a"));
  CHECK(holds_no_oftener("a && b && c", "a && c"));
  CHECK_FALSE(holds_no_oftener("a || b", "a"));
  CHECK_FALSE(holds_no_oftener("a && b || c", "a"));
  CHECK(holds_no_rarer("a || b", "b"));
  CHECK_FALSE(holds_no_rarer("a && b", "a"));
}

TEST_CASE("a locked date may become the earliest of it and others") {
  CHECK(is_earliest_of("earliest(december, four_months)", "four_months"));
  CHECK_FALSE(is_earliest_of("latest(december, four_months)", "four_months"));
  CHECK_FALSE(is_earliest_of("earliest(december, five_months)", "four_months"));
}
