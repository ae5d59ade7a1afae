#include "engine/loading/scenario.hpp"

#include "support/catch.hpp"

using namespace filrouge;
using loading::ExpectedTelling;

namespace {

std::optional<loading::Scenario> load(const std::string& text, Diagnostics& findings) {
  return loading::load_scenario("story.yaml", text, findings);
}

// The one finding about a text that is not a scenario.
Diagnostic finding(const std::string& text) {
  Diagnostics findings;
  CHECK_FALSE(load(text, findings));
  REQUIRE(findings.size() == 1);
  return findings.front();
}

constexpr auto head = "scenario: Une histoire\npathway: p.yaml\nopens: 2026-06-15 09:00\n";

}  // namespace

TEST_CASE("a scenario is read with its times, payloads and expectations") {
  Diagnostics findings;
  const auto story = load(R"(scenario: Une élève refusée
pathway: ../avenirpro.yaml
school: 0570999B
cohort: 2025-2026
opens: 2026-06-15 09:00
milestones: { rentree: 2026-09-01 }
student: { birth_date: 2008-03-02 }
steps:
  - at: 2026-07-07 10:00
    event: result.received
    with: { decision: failed, sure: true, page: 3, note: null }
    occurred: 2026-07-06
    expect:
      state: [july.to_contact]
      facts: { exam: failed }
      messages: [july-failed to student]
      reminders: []
      tasks: call
  - event: contact.made
    refused: Annoncez d'abord la réunion.
  - at: 2026-07-14
    expect: { state: closed, outcome: S21 }
)",
                          findings);
  REQUIRE(findings.empty());
  REQUIRE(story);
  CHECK(story->title == "Une élève refusée");
  CHECK(story->school == "0570999B");
  CHECK(story->cohort == 2025);
  CHECK(story->milestones.at("rentree") == parse_day("2026-09-01"));
  CHECK(story->student.front().first == "student.birth_date");
  REQUIRE(story->steps.size() == 3);

  const auto& first = story->steps.front();
  CHECK(first.at == Position{9, 5});
  CHECK(first.time == parse_local_time("2026-07-07T10:00"));
  CHECK(first.occurred == parse_day("2026-07-06"));
  REQUIRE(first.payload.size() == 4);
  CHECK(first.payload[1].second == expression::Value(true));
  CHECK(first.payload[2].second == expression::Value(std::int64_t{3}));
  CHECK(first.payload[3].second.is_null());
  CHECK(first.expect.messages == std::vector{ExpectedTelling{"july-failed", "student"}});
  CHECK(first.expect.reminders == std::vector<ExpectedTelling>{});
  CHECK(first.expect.tasks == std::vector<std::string>{"call"});
  CHECK_FALSE(first.expect.refused);

  CHECK_FALSE(story->steps[1].time);
  CHECK(story->steps[1].expect.refused == "Annoncez d'abord la réunion.");
  CHECK(story->steps[2].time == parse_local_time("2026-07-14T00:00"));
  CHECK(story->steps[2].expect.outcome == "S21");
}

TEST_CASE("what is not a scenario is said with its place") {
  SECTION("a misspelt key") {
    const auto found = finding(std::string{head} + "steps:\n  - att: 2026-07-14\n    event: departure\n");
    CHECK(found.position == Position{5, 5});
    CHECK(found.hint == "Did you mean \"at\"?");
  }
  SECTION("a date that does not exist") {
    const auto found = finding(std::string{head} + "steps:\n  - at: 2026-06-31\n");
    CHECK(found.message == "\"2026-06-31\" is not a date or a time.");
  }
  SECTION("a message to nobody") {
    const auto found = finding(std::string{head} + "steps:\n  - at: 2026-07-14\n    expect: { messages: [welcome] }\n");
    CHECK(found.hint == "For instance: welcome to student");
  }
  SECTION("a step in which nothing happens") {
    const auto found = finding(std::string{head} + "steps:\n  - expect: { state: closed }\n");
    CHECK(found.message == "A step says when (at), what (event), or both.");
  }
  SECTION("a payload without its event") {
    const auto found = finding(std::string{head} + "steps:\n  - at: 2026-07-14\n    with: { a: 1 }\n");
    CHECK(found.message == "\"with\" and \"occurred\" go with an event.");
  }
  SECTION("a refusal of nothing") {
    const auto found = finding(std::string{head} + "steps:\n  - at: 2026-07-14\n    refused: true\n");
    CHECK(found.message == "\"refused\" goes with an event, a correction or a reopening.");
  }
  SECTION("two things in one step") {
    const auto found = finding(std::string{head} + "steps:\n  - event: called\n    reopen: july\n");
    CHECK(found.hint == "Make a step of each.");
  }
  SECTION("a cohort that is no school year") {
    const auto found = finding(std::string{head} + "cohort: 2025-2027\nsteps: []\n");
    CHECK(found.position == Position{4, 9});
  }
  SECTION("no steps") {
    CHECK(finding(head).message == "A scenario needs \"steps\".");
  }
}
