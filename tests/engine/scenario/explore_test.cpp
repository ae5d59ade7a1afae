#include "engine/scenario/explore.hpp"

#include "engine/scenario/told.hpp"
#include "engine/scenario/write_scenario.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace filrouge;
using namespace filrouge::scenario;
using test::setting_of;
using test::story;

namespace {

// A loan that forgets to ask for the first book before it lends a second one.
constexpr auto library = R"(pathway: library
data:
  lent:   { type: integer, default: 0 }
  barred: { type: boolean, default: false }
events:
  bell:     {}
  borrowed: { payload: { title: { type: string }, days: { type: integer }, note: { type: string, optional: true } }, set: { lent: lent + 1 } }
  returned: { requires: [ { guard: lent > 0, refuse: Rien à rendre. } ], set: { lent: lent - 1 } }
outcomes: { GONE: { title: Parti } }
states:
  reader:
    on: { bell: {}, left: gone }
    after: { 300 days: late }
  late: { on: { left: gone } }
  gone: { type: final, outcome: GONE }
)";

Start start(const std::string& rest, const std::string& pathway = library) {
  auto told = story(rest);
  auto setting = setting_of(pathway);
  Diagnostics findings;
  auto invariants = compile(told.invariants, *setting.pathway, findings);
  CHECK(findings.empty());
  return {std::move(told), std::move(setting), std::move(invariants)};
}

std::vector<std::string> sentences(const std::vector<Found>& found) {
  std::vector<std::string> all;
  for (const auto& each : found) all.push_back(each.trouble.sentence);
  return all;
}

}  // namespace

TEST_CASE("the shortest history that breaks an invariant is found, and reads as a scenario") {
  const auto found = explore({start("invariants: { Un seul livre à la fois: lent <= 1 }\nsteps: []")}, 200, 1);
  REQUIRE(sentences(found) == std::vector<std::string>{"Un seul livre à la fois"});
  CHECK(found.front().trouble.why == "lent <= 1, where lent = 2");
  CHECK(to_yaml(found.front().history) == R"(scenario: "Un seul livre à la fois"
pathway: p.yaml
opens: 2026-01-05 09:00
invariants:
  "Un seul livre à la fois": "lent <= 1"
steps:
  - event: borrowed
    with: { title: a, days: 0 }
  - event: borrowed
    with: { title: a, days: 0 }
    expect: { state: reader }
)");
}

TEST_CASE("what is found, pasted into a file, fails as a scenario") {
  const auto found = explore({start("invariants: { Un seul livre à la fois: lent <= 1 }\nsteps: []")}, 200, 1);
  REQUIRE(found.size() == 1);
  const auto text = to_yaml(found.front().history);
  Diagnostics findings;
  const auto pasted = loading::load_scenario("pasted.yaml", text, findings);
  CHECK(findings.empty());
  REQUIRE(pasted);
  const auto setting = setting_of(library);
  const auto mismatches = run_scenario(*pasted, setting, compile(pasted->invariants, *setting.pathway, findings));
  REQUIRE(mismatches.size() == 1);
  CHECK(mismatches.front().expected == "always: Un seul livre à la fois");
  CHECK(mismatches.front().happened == "lent <= 1, where lent = 2");
}

TEST_CASE("an invariant that only time breaks is found with one step that waits") {
  const auto found = explore({start("invariants: { Jamais en retard: '!in_state(\"late\")' }\nsteps: []")}, 300, 1);
  REQUIRE(sentences(found) == std::vector<std::string>{"Jamais en retard"});
  REQUIRE(found.front().history.steps.size() == 1);
  CHECK(found.front().history.steps.front().event.empty());
}

TEST_CASE("a history may begin as a scenario does, and goes deeper than chance alone") {
  const std::string steps = "steps: [" + std::string("{ event: borrowed, with: { title: a, days: 3 } }, ") +
                            "{ event: borrowed, with: { title: b, days: 3 } }, { event: returned, refused: true } ]";
  const auto found = explore({start("invariants: { Jamais trois: lent < 3 }\n" + steps)}, 50, 7);
  REQUIRE(found.size() == 1);
  CHECK(found.front().history.steps.size() == 3);
}

TEST_CASE("a sound pathway keeps its invariants, and the same seed tells the same") {
  const auto sound = start("invariants: { Jamais moins que rien: lent >= 0 }\nsteps: []");
  CHECK(explore({sound}, 300, 3).empty());
  const auto broken =
      start("invariants: { Un seul livre à la fois: lent <= 1, Jamais en retard: '!in_state(\"late\")' }\nsteps: []");
  const auto yaml = [&](std::uint64_t seed) {
    std::string all;
    for (const auto& each : explore({broken}, 100, seed)) all += to_yaml(each.history);
    return all;
  };
  CHECK(yaml(5) == yaml(5));
}

TEST_CASE("an incident, a case that never rests and one that nothing can move are troubles without any invariant") {
  constexpr auto troubled = R"(pathway: troubled
data: { n: { type: integer, default: 0 } }
events: { divided: {}, spun: {}, parked: {} }
states:
  idle:
    on:
      divided: { guard: 1 / n > 0, target: parking }
      spun: wheel
      parked: parking
  wheel: { always: { target: other } }
  other: { always: { target: wheel } }
  parking: {}
)";
  const auto found = explore({start("steps: []", troubled)}, 100, 1);
  CHECK(sentences(found) ==
        std::vector<std::string>{
            "The case is open and has nothing left to wait for.",
            "The state \"wheel\" is in a loop of transitions without event, and the step was stopped (p.yaml:10).",
            "The transition \"idle.on.divided\" was not taken, its guard cannot be computed (p.yaml:7)."});
  for (const auto& each : found) CHECK(each.history.steps.size() == 1);
}

TEST_CASE("a broken invariant fails the scenario that declares it, at the step where it broke") {
  const auto told = story(
      "invariants: { Un seul livre à la fois: lent <= 1 }\nsteps:\n"
      "  - { event: borrowed, with: { title: a, days: 1 } }\n"
      "  - { event: borrowed, with: { title: b, days: 1 } }\n");
  const auto setting = setting_of(library);
  Diagnostics findings;
  const auto mismatches = run_scenario(told, setting, compile(told.invariants, *setting.pathway, findings));
  REQUIRE(mismatches.size() == 1);
  CHECK(mismatches.front().at == Position{7, 5});
  CHECK(mismatches.front().expected == "always: Un seul livre à la fois");
}

TEST_CASE("an invariant that is no condition is refused with its place") {
  const auto told =
      story("invariants:\n  Faux nom: lend <= 1\n  Pas une condition: lent + 1\n  Horloge: today() != null\nsteps: []");
  Diagnostics findings;
  CHECK(compile(told.invariants, *setting_of(library).pathway, findings).empty());
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].position == Position{5, 13});
  CHECK(findings[1].message == "An invariant must be true or false; this gives int.");
}
