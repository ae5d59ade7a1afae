#include "cli/played.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

// Pathways that would run for ever or grow without end: each answer comes, says why, and is followed by others.
using nlohmann::json;

namespace {

json answer_to(const std::string& event, const std::string& pathway) {
  const auto sent = json{{"event", event}}.dump();
  return json::parse(filrouge::cli::test::answers(pathway, {sent}).back());
}

bool has_reason(const json& answer, const std::string& words) {
  for (const auto& reason : answer.at("reasons")) {
    if (reason.get<std::string>().find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a loop of transitions without event is stopped") {
  const auto answer = answer_to("go", R"yaml(pathway: loop
states:
  a: { on: { go: b } }
  b: { always: { guard: 1 < 2, target: c } }
  c: { always: { guard: 1 < 2, target: b } }
)yaml");
  CHECK(has_reason(answer, "is in a loop of transitions without event"));
}

TEST_CASE("an event that raises itself is stopped") {
  const auto answer = answer_to("go", R"yaml(pathway: echo
states:
  a: { on: { go: { actions: [ { raise: go }, { raise: go } ] } } }
)yaml");
  CHECK(has_reason(answer, "is in a loop of transitions without event"));
}

TEST_CASE("a text that doubles stops growing") {
  const auto answer = answer_to("go", R"yaml(pathway: growth
data: { s: { type: string, default: "0123456789" } }
states:
  a: { on: { go: b } }
  b: { always: [ { guard: size(s) > 1000000, target: a }, { actions: [ { set: { s: s + s } } ] } ] }
)yaml");
  CHECK(has_reason(answer, "does not take its new value, which is too large"));
  CHECK(answer.at("data").at("s").get<std::string>().size() <= 65'536);
  CHECK(answer.at("configuration") == json::array({"b"}));
}

TEST_CASE("a computed list that is too large is empty") {
  const auto answer = answer_to("go", R"yaml(pathway: lists
data:
  n: { type: integer, default: 1 }
  ten: { is: "[n, n, n, n, n, n, n, n, n, n]" }
  many: { is: "ten.map(a, ten.map(b, ten.map(c, ten.map(d, n))))" }
on: { go: { actions: [ { set: { n: 2 } } ] } }
states: { a: {} }
)yaml");
  CHECK(has_reason(answer, "\"many\" does not take its new value"));
  CHECK(answer.at("data").at("many") == nullptr);
}

TEST_CASE("a step that computes too long is stopped") {
  const auto answer = answer_to("go", R"yaml(pathway: work
data:
  n: { type: integer, default: 0 }
  ten: { is: "[n, n, n, n, n, n, n, n, n, n]" }
states:
  a: { on: { go: b } }
  b:
    always:
      - { guard: n < 0, target: a }
      - actions:
          - set: { n: "n + ten.map(a, ten.map(b, ten.map(c, ten.map(d, 1)))).size()" }
)yaml");
  CHECK(has_reason(answer, "had worked too long"));
}

TEST_CASE("a branch that is taken for ever within one region lets the others go on") {
  const auto answer = answer_to("stop", R"yaml(pathway: regions
states:
  both:
    type: parallel
    states:
      left: { always: { actions: [] } }
      right: { on: { stop: over } }
  over: {}
)yaml");
  CHECK(answer.at("configuration") == json::array({"over"}));
}

TEST_CASE("thousands of delayed events wait, and no more") {
  const std::string pathway = R"yaml(pathway: swarm
data: { n: { type: integer, default: 0 } }
states:
  a: { on: { go: b } }
  b: { always: [ { guard: n == 6000, target: a }, { actions: [ { set: { n: n + 1 } }, { send: { event: bee, after: 1 hour } } ] } ] }
on: { bee: {} }
)yaml";
  const auto first = answer_to("go", pathway);
  CHECK(first.at("configuration") == json::array({"a"}));
  CHECK(first.at("timers").size() == 6000);
  std::string more = pathway;
  more.replace(more.find("6000"), 4, "9000");
  more.replace(more.find("{ send"), 6, "{ send: { event: bee, after: 1 hour } }, { send");
  const auto second = answer_to("go", more);
  CHECK(has_reason(second, "too many events wait already"));
  CHECK(second.at("timers").size() == 10'000);
}

TEST_CASE("a payload that is too long is refused") {
  const json sent{{"event", "say"}, {"payload", {{"words", std::string(70'000, 'a')}}}};
  const auto answers = filrouge::cli::test::answers(R"yaml(pathway: words
events: { say: { payload: { words: string } } }
states: { a: { on: { say: {} } } }
)yaml",
                                                    {sent.dump()});
  CHECK(json::parse(answers.back()).at("error") == "The field \"words\" of \"say\" is longer than 64 KiB.");
}

TEST_CASE("a number beyond the bounds of its field is refused") {
  const auto answers = filrouge::cli::test::answers(
      R"yaml(pathway: marks
events: { marked: { payload: { mark: { type: integer, at_least: 0, at_most: 20 } } } }
states: { a: { on: { marked: {} } } }
)yaml",
      {R"({"event": "marked", "payload": {"mark": 21}})", R"({"event": "marked", "payload": {"mark": 20}})"});
  CHECK(json::parse(answers.at(1)).at("error") == "The field \"mark\" of \"marked\": Expected int from 0 to 20.");
  CHECK_FALSE(json::parse(answers.at(2)).contains("error"));
}

TEST_CASE("a fact keeps its value when what is reckoned is beyond its bounds") {
  const auto answer = answer_to("go", R"yaml(pathway: marks
data: { mark: { type: integer, at_least: 0, at_most: 20, default: 15 } }
states:
  a: { on: { go: { actions: [ { set: { mark: mark + 6 } } ], target: b } } }
  b: {}
)yaml");
  CHECK(has_reason(answer, "does not take its new value, which is out of its bounds"));
  CHECK(answer.at("data").at("mark") == 15);
  CHECK(answer.at("configuration") == json::array({"b"}));
}

TEST_CASE("two thousand states, and names as long as names may be") {
  std::string pathway = "pathway: many\non: { \"*\": s1999 }\nstates:\n";
  for (int i = 0; i < 2000; ++i) {
    const auto name = "s" + std::to_string(i);
    const auto event = std::string(90, 'e') + "." + std::to_string(i).insert(0, "n");
    pathway += "  " + name + ": { on: { " + event + ": s" + std::to_string((i + 1) % 2000) + " } }\n";
  }
  const auto answer = answer_to(std::string(90, 'e') + ".n0", pathway);
  CHECK(answer.at("configuration") == json::array({"s1"}));
}
