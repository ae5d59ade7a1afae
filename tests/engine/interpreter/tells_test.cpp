#include "engine/interpreter/story.hpp"
#include "support/catch.hpp"

using namespace filrouge::interpreter;
using namespace filrouge::interpreter::test;
using namespace filrouge::test;
using Kind = filrouge::expression::Type::Kind;

namespace {

PathwaySpec pathway(StateSpec root) {
  PathwaySpec spec;
  spec.milestones = {{"june_info", "1 June n"}, {"july_close", "13 July n"}};
  spec.fact("failed", of(Kind::boolean), false);
  spec.events.push_back(event("result").field("failed", of(Kind::boolean)).set("failed", "event.failed"));
  spec.root = std::move(root);
  return spec;
}

}  // namespace

TEST_CASE("a message is told once, as soon as its state is active and its `when` holds") {
  Story story(pathway(
      state("")
          .with(
              state("to_contact").on("go", {"reached"}).with(tell("letter").when("failed").to({"student", "guardian"})))
          .with(state("reached").on("go", {"to_contact"}))));
  CHECK(story.told().empty());
  story.on("result", {{"failed", true}});
  CHECK(story.told() ==
        Names{"2025-09-01T08:00 to_contact.letter > student", "2025-09-01T08:00 to_contact.letter > guardian"});
  story.on("result", {{"failed", false}}).on("result", {{"failed", true}}).on("go").on("go");
  CHECK(story.told().empty());
}

TEST_CASE("a message told again on entry is told once per visit") {
  Story story(pathway(state("")
                          .with(state("a").on("go", {"b"}).with(tell("welcome").again_on_entry()))
                          .with(state("b").on("go", {"a"}))));
  story.on("go").on("go");
  CHECK(story.told().size() == 2);
  CHECK(story.state().visits.at(1).entries == 2);
}

TEST_CASE("a message waits for its opening, and is never told after its `until`") {
  const auto spec =
      pathway(state("").with(tell("letter").open("june_info").until("july_close").when("failed")).with(state("a")));
  Story early(spec, "2026-05-02T08:00");
  early.on("result", {{"failed", true}});
  CHECK(early.told().empty());
  CHECK(early.at("2026-07-01T00:00").told() == Names{"2026-06-01T00:00 letter > student"});

  Story late(spec, "2026-05-02T08:00");
  CHECK(late.at("2026-07-13T23:59").on("result", {{"failed", true}}).told().size() == 1);
  Story too_late(spec, "2026-05-02T08:00");
  too_late.at("2026-07-14T00:00").on("result", {{"failed", true}});
  CHECK(too_late.told().empty());
  CHECK(too_late.count(ReasonCode::told_too_late) == 1);
  too_late.on("result", {{"failed", false}}).on("result", {{"failed", true}});
  CHECK(too_late.count(ReasonCode::told_too_late) == 0);
}

TEST_CASE("a transition notifies every role once") {
  Story story(
      pathway(state("")
                  .with(state("a").on("go", {to("b").run({notify("student", "farewell"), notify("head", "report")})}))
                  .with(state("b"))));
  story.on("go");
  CHECK(story.told() == Names{"2025-09-01T08:00 a.on.go.farewell > student", "2025-09-01T08:00 a.on.go.report > head"});
}

TEST_CASE("what happens again is told again, each time as another occurrence") {
  Story story(pathway(state("").with(state("a").on("go", {stay().run({notify("student", "farewell")})}))));
  story.on("go").on("go");
  CHECK(story.told().size() == 2);
  CHECK(story.state().notified == std::vector<std::uint32_t>{2});
}
