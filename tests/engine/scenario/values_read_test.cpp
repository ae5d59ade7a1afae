#include "engine/scenario/told.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::scenario;
using test::setting_of;
using test::story;

namespace {

constexpr auto office = R"(pathway: office
data:
  calls: { type: log, of: called }
  tired: { is: calls.size() >= 2 }
  name:  { type: string }
events:
  called: {}
  named: { set: { name: '"Ada"' } }
  asked: { requires: [ { guard: tired, refuse: Appelez d'abord. } ] }
states:
  waiting:
    on:
      called: { guard: 'tired && name != null', target: done }
      asked:  done
  done: {}
)";

std::vector<std::string> reasons(const std::string& steps) {
  const auto mismatches = run_scenario(story(steps), setting_of(office));
  REQUIRE_FALSE(mismatches.empty());
  return mismatches.front().reasons;
}

}  // namespace

TEST_CASE("a guard that was false is shown with what it read, computed facts down to what they are made of") {
  CHECK(reasons("steps: [ { event: called, expect: { state: done } } ]") ==
        std::vector<std::string>{"The fact \"calls\" has a new entry (p.yaml:3).",
                                 "The transition \"waiting.on.called\" was not taken, its guard is false (p.yaml:13): "
                                 "tired && name != null, where name = empty, tired = false, calls = 1 entry."});
}

TEST_CASE("a guard is shown with the values of the moment at which it was asked") {
  const auto told = reasons(R"(steps:
  - event: named
  - event: called
  - event: called
    expect: { state: waiting }
)");
  REQUIRE(told.size() > 3);
  CHECK(told[1] == "The fact \"tired\" changed (p.yaml:4).");
  CHECK(told[3] ==
        "The transition \"waiting.on.called\" was taken (p.yaml:13): "
        "tired && name != null, where name = \"Ada\", tired = true, calls = 2 entries.");
}

TEST_CASE("a requirement that was not met is shown with what it read") {
  CHECK(reasons("steps: [ { event: asked } ]") ==
        std::vector<std::string>{"The event \"asked\" has a requirement that is not met: "
                                 "tired, where tired = false, calls = 0 entries."});
}
