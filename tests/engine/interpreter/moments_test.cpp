#include "engine/interpreter/retime.hpp"
#include "engine/interpreter/story.hpp"
#include "support/catch.hpp"

using namespace filrouge::interpreter;
using namespace filrouge::interpreter::test;
using namespace filrouge::test;
using Kind = filrouge::expression::Type::Kind;

namespace {

PathwaySpec pathway(StateSpec root) {
  PathwaySpec spec;
  spec.milestones = {{"july_close", "13 July n"}, {"results", ""}};
  spec.fact("placed", of(Kind::boolean), false).fact("start", of(Kind::date)).fact("count", of(Kind::integer), 0);
  spec.events.push_back(event("solution").field("found", of(Kind::boolean)).set("placed", "event.found"));
  spec.events.push_back(event("started").field("day", of(Kind::date)).set("start", "event.day"));
  spec.events.push_back(event("unstarted").set("start", "null"));
  spec.root = std::move(root);
  return spec;
}

}  // namespace

TEST_CASE("at a date is when it begins, after a date is when it is over") {
  Story story(pathway(state("")
                          .with(state("a").at("july_close", {"b"}))
                          .with(state("b").after("july_close", {"c"}))
                          .with(state("c"))),
              "2026-07-10T09:00");
  CHECK(story.timers() == Names{"a.at.july_close 2026-07-13T00:00"});
  CHECK(story.at("2026-07-12T23:59").where() == "a");
  CHECK(story.at("2026-07-13T00:00").where() == "b");
  CHECK(story.at("2026-07-13T23:59").where() == "b");
  CHECK(story.at("2026-07-14T00:00").where() == "c");
}

TEST_CASE("a moment may have an offset and a time of day, and a duration counts from entry") {
  Story story(pathway(state("")
                          .at("10 working days before july_close", {stay()})
                          .at("july_close 12:00", {stay()})
                          .after("3 days after july_close", {stay()})
                          .after("2 working days", {stay()})
                          .after("90 minutes", {stay()})
                          .at("3rd thursday of October n+1", {stay()})
                          .with(state("a"))),
              "2026-06-05T15:30");
  CHECK(story.timers() ==
        Names{"after.90 minutes 2026-06-05T17:00", "after.2 working days 2026-06-09T15:30",
              "at.10 working days before july_close 2026-06-29T00:00", "at.july_close 12:00 2026-07-13T12:00",
              "after.3 days after july_close 2026-07-17T00:00", "at.3rd thursday of October n+1 2026-10-15T00:00"});
}

TEST_CASE("durations in days keep the civil time across a change of the clocks, those in hours the real time") {
  Story story(pathway(state("").after("1 day", {stay()}).after("24 hours", {stay()}).with(state("a"))),
              "2026-03-28T12:00");
  CHECK(story.timers() == Names{"after.1 day 2026-03-29T12:00", "after.24 hours 2026-03-29T13:00"});
  CHECK(story.at("2026-03-29T13:00").timers().empty());
}

TEST_CASE("with a target a transition is enabled from its moment on, and its guard is asked again at every change") {
  Story story(pathway(state("").with(state("a").at("july_close", {to("b").guard("!placed")})).with(state("b"))),
              "2026-07-01T08:00");
  story.on("solution", {{"found", true}}).at("2026-07-20T08:00");
  CHECK(story.where() == "a");
  CHECK(story.timers() == Names{"a.at.july_close 2026-07-13T00:00 elapsed"});
  CHECK(story.on("solution", {{"found", false}}).where() == "b");
}

TEST_CASE("without a target it acts once per value of its anchor") {
  Story story(pathway(state("").at("start", {stay().run({set("count", "count + 1")})}).with(state("a"))),
              "2026-07-01T08:00");
  const auto count = [&] { return *story.fact("count").if_int(); };
  CHECK(story.timers() == Names{"at.start unresolved"});
  story.on("started", {{"day", "2026-07-03"}}).at("2026-07-04T00:00");
  CHECK(count() == 1);
  story.on("started", {{"day", "2026-07-03"}}).at("2026-07-05T00:00");
  CHECK(count() == 1);
  story.on("started", {{"day", "2026-07-08"}});
  CHECK(count() == 1);
  CHECK(story.at("2026-07-08T00:00").timers().empty());
  CHECK(count() == 2);
}

TEST_CASE("a date fact that moves moves its timers, and without a value they wait unresolved") {
  Story story(pathway(state("").with(state("a").after("2 days after start", {"b"})).with(state("b"))),
              "2026-07-01T08:00");
  story.on("started", {{"day", "2026-07-03"}});
  CHECK(story.timers() == Names{"a.after.2 days after start 2026-07-06T00:00"});
  story.on("started", {{"day", "2026-07-10"}});
  CHECK(story.timers() == Names{"a.after.2 days after start 2026-07-13T00:00"});
  CHECK(story.count(ReasonCode::timer_moved) == 1);
  story.on("unstarted");
  CHECK(story.timers() == Names{"a.after.2 days after start unresolved"});
  CHECK_FALSE(wake_at(story.state()));
  SECTION("a moment already past enables its transition at once") {
    CHECK(story.on("started", {{"day", "2026-06-01"}}).where() == "b");
  }
}

TEST_CASE("an elapsed transition whose date moves into the future waits again") {
  Story story(pathway(state("").with(state("a").at("start", {to("b").guard("!placed")})).with(state("b"))),
              "2026-07-01T08:00");
  story.on("solution", {{"found", true}}).on("started", {{"day", "2026-06-20"}});
  CHECK(story.timers() == Names{"a.at.start 2026-06-20T00:00 elapsed"});
  story.on("started", {{"day", "2026-07-20"}}).on("solution", {{"found", false}});
  CHECK(story.where() == "a");
  CHECK(story.at("2026-07-20T00:00").where() == "b");
}

TEST_CASE("re-entering a state restarts its durations and keeps its dates") {
  Story story(pathway(state("")
                          .with(state("a").after("10 days", {"late"}).after("july_close", {"summer"}).on("go", {"b"}))
                          .with(state("b").on("go", {"a"}))
                          .with(state("late"))
                          .with(state("summer"))),
              "2026-07-01T08:00");
  story.at("2026-07-05T08:00").on("go").on("go");
  CHECK(story.timers() == Names{"a.after.july_close 2026-07-14T00:00", "a.after.10 days 2026-07-15T08:00"});
  CHECK(story.at("2026-07-15T08:00").where() == "summer");
}

TEST_CASE("timers due at one instant run in document order, the outer state first") {
  Story story(pathway(state("")
                          .at("july_close", {stay().run({set("count", "count * 10 + 1")})})
                          .with(state("a")
                                    .at("july_close", {to("b").run({set("count", "count * 10 + 2")})})
                                    .at("july_close 00:00", {to("c")}))
                          .with(state("b"))
                          .with(state("c"))),
              "2026-07-01T08:00");
  story.at("2026-07-13T00:00");
  CHECK(*story.fact("count").if_int() == 12);
  CHECK(story.where() == "b");
}

TEST_CASE("a milestone that the calendar gives or moves moves its timers and says which") {
  Story story(pathway(state("").with(state("a").at("1 day before results", {"b"})).with(state("b"))),
              "2026-06-01T08:00");
  CHECK(story.timers() == Names{"a.at.1 day before results unresolved"});
  CHECK(story.setting().unknown == Names{"results"});
  story.resettle({{"results", "2026-07-07"}});
  CHECK(story.timers() == Names{"a.at.1 day before results 2026-07-06T00:00"});
  const auto moved = make_setting(story.setting().pathway, paris_lycee({{"results", "2026-07-09"}}), 2025);
  const auto retimed = retime(moved, story.state(), story.now());
  REQUIRE(retimed.moved.size() == 1);
  CHECK(retimed.moved.front().rule == "a.at.1 day before results");
  CHECK(filrouge::to_rfc3339(*retimed.moved.front().before) == "2026-07-05T22:00:00Z");
  CHECK(filrouge::to_rfc3339(*retimed.moved.front().after) == "2026-07-07T22:00:00Z");
  CHECK(story.resettle({{"results", "2026-05-20"}}).where() == "b");
}

TEST_CASE("a date beyond the calendar is a reported timer without a date, never a guess") {
  Story story(pathway(state("").with(state("a").after("3 school days", {"b"})).with(state("b"))), "2026-07-01T08:00");
  CHECK(story.timers() == Names{"a.after.3 school days unresolved"});
  CHECK(story.count(ReasonCode::timer_failed) == 1);
}

TEST_CASE("a delayed event comes at its time unless it is cancelled") {
  Story story(pathway(state("")
                          .with(state("a")
                                    .entry({send("wake", "2 days", "w"), send("wake", "3 days")})
                                    .on("wake", {"b"})
                                    .on("stop", {stay().run({cancel("w")})}))
                          .with(state("b").on("wake", {"a"}))),
              "2026-07-01T08:00");
  SECTION("each in its order") {
    CHECK(story.at("2026-07-03T08:00").where() == "b");
    CHECK(story.timers() == Names{"wake 2026-07-04T08:00"});
  }
  SECTION("the cancelled one not") {
    CHECK(story.on("stop").at("2026-07-03T12:00").where() == "a");
    CHECK(story.at("2026-07-04T08:00").where() == "b");
  }
}

TEST_CASE("a delay that is over at once runs in the same step, and one that always comes back is stopped") {
  Story story(pathway(state("")
                          .with(state("a").on("go", {"b"}))
                          .with(state("b").after("0 seconds", {"c"}))
                          .with(state("c"))
                          .with(state("d"))),
              "2026-07-01T08:00");
  CHECK(story.on("go").where() == "c");
  Story endless(pathway(state("").with(state("a").on("go", {"b"})).with(state("b").after("0 seconds", {"b"}))),
                "2026-07-01T08:00");
  endless.on("go");
  CHECK(endless.count(ReasonCode::endless) == 1);
}
