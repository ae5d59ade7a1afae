#include "engine/scenario/coverage.hpp"

#include "engine/scenario/told.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace filrouge;
using namespace filrouge::scenario;
using test::setting_of;

namespace {

constexpr auto door = R"(pathway: door
roles: { guard: { title: Gardien } }
data:
  knocks: { type: integer, default: 0 }
  lit:    { type: boolean, default: false }
events:
  knocked: { set: { knocks: knocks + 1 } }
  lamp:    { set: { lit: '!lit' } }
  pushed:  { requires: [ { guard: knocks > 0, refuse: Frappez. } ] }
  rang:    {}
ladders: { slow: { 1 day after open: owner, 9 days after open: owner } }
states:
  outside:
    tasks: { look: { role: guard, title: Regarder, when: lit, done: rang, remind: slow } }
    on:
      pushed: [ { guard: knocks > 1, target: inside }, { target: hall } ]
    after: { 30 days: asleep }
  hall: {}
  inside: {}
  asleep: {}
)";

// Plays events, each after some days, and gives what they reach.
Coverage played(const std::vector<std::pair<std::string, int>>& events, const char* pathway = door) {
  const auto setting = setting_of(pathway);
  Coverage coverage(setting.pathway);
  Rehearsal rehearsal(setting, test::monday_morning(), [&](const Stepped& stepped) { coverage.see(stepped); });
  for (const auto& [event, days] : events) {
    REQUIRE(rehearsal.advance(rehearsal.now() + std::chrono::days{days}));
    if (!event.empty()) REQUIRE(rehearsal.send(event, nlohmann::json::object(), std::nullopt));
  }
  return coverage;
}

// What was never reached, "LINE: SENTENCE".
std::vector<std::string> gaps(const Coverage& coverage, Coverage::Kind kind) {
  std::vector<std::string> lines;
  for (const auto& gap : coverage.gaps()) {
    if (gap.kind == kind) lines.push_back(std::to_string(gap.origin.position.line) + ": " + gap.sentence);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a case that only opens reaches its first state, and all else is named with its line") {
  const auto coverage = played({});
  CHECK(coverage.tally(Coverage::Kind::states).reached == 1);
  CHECK(coverage.tally(Coverage::Kind::states).total == 4);
  CHECK(gaps(coverage, Coverage::Kind::states) == Lines{"18: The state \"hall\" was never entered",
                                                        "19: The state \"inside\" was never entered",
                                                        "20: The state \"asleep\" was never entered"});
  CHECK(coverage.tally(Coverage::Kind::transitions).reached == 0);
}

TEST_CASE("a condition counts twice, once for each of its outcomes") {
  using Kind = Coverage::Kind;
  CHECK(played({}).tally(Kind::conditions).total == 6);
  CHECK(gaps(played({{"pushed", 0}, {"knocked", 0}, {"pushed", 0}}), Kind::conditions) ==
        Lines{"14: The when of \"outside.look\" was never true: lit",
              "16: The guard of \"outside.on.pushed\" was never true: knocks > 1"});
  CHECK(gaps(played({{"knocked", 0}, {"knocked", 0}, {"lamp", 0}, {"pushed", 0}}), Kind::conditions) ==
        Lines{"9: What \"pushed\" requires was never false: knocks > 0",
              "16: The guard of \"outside.on.pushed\" was never false: knocks > 1"});
}

TEST_CASE("a timer counts when its moment came, and one that was armed is told from one that never was") {
  using Kind = Coverage::Kind;
  CHECK(gaps(played({}), Kind::timers) ==
        Lines{"14: The reminder \"1 day after open\" of \"outside.look\" was never armed",
              "14: The reminder \"9 days after open\" of \"outside.look\" was never armed",
              "17: The moment \"outside.after.30 days\" was armed and never came"});
  CHECK(gaps(played({{"lamp", 0}, {"", 3}}), Kind::timers) ==
        Lines{"14: The reminder \"9 days after open\" of \"outside.look\" was armed and never came",
              "17: The moment \"outside.after.30 days\" was armed and never came"});
  CHECK(gaps(played({{"lamp", 0}, {"", 40}}), Kind::timers).empty());
}

TEST_CASE("the guard of an if counts once for each way it went") {
  using Kind = Coverage::Kind;
  constexpr auto switched = R"(pathway: switched
data: { on: { type: boolean, default: false } }
events: { pressed: {} }
states:
  room:
    on:
      pressed:
        actions:
          - if: { guard: on, then: [ { set: { on: 'false' } } ], else: [ { set: { on: 'true' } } ] }
)";
  CHECK(gaps(played({}, switched), Kind::conditions) == Lines{"9: The if of \"room.on.pressed\" was never false: on",
                                                              "9: The if of \"room.on.pressed\" was never true: on"});
  CHECK(gaps(played({{"pressed", 0}}, switched), Kind::conditions) ==
        Lines{"9: The if of \"room.on.pressed\" was never true: on"});
  CHECK(gaps(played({{"pressed", 0}, {"pressed", 0}}, switched), Kind::conditions).empty());
}

TEST_CASE("only all is a hundred per cent") {
  CHECK(Coverage::Tally{199, 200}.percent() == 99);
  CHECK(Coverage::Tally{200, 200}.percent() == 100);
  CHECK(Coverage::Tally{}.percent() == 100);
}
