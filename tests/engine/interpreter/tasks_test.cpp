#include "engine/interpreter/story.hpp"
#include "support/catch.hpp"

using namespace filrouge::interpreter;
using namespace filrouge::interpreter::test;
using namespace filrouge::test;
using Kind = filrouge::expression::Type::Kind;

namespace {

PathwaySpec pathway(StateSpec root) {
  PathwaySpec spec;
  spec.milestones = {{"july_close", "13 July n"}};
  spec.ladders = {
      {"july",
       {{"open", "owner"},
        {"1 working day after open", "ddfpt"},
        {"2 working days after open", "head"},
        {"july_close 12:00", "head owner"}}},
      {"staff", {{"due", "owner"}, {"2 working days after due", "ddfpt"}, {"5 working days after due", "head"}}},
      {"signs", {{"5 working days after last_sign", "owner"}, {"8 working days after last_sign", "ddfpt"}}}};
  spec.fact("wanted", of(Kind::boolean), false).fact("last_sign", of(Kind::date));
  spec.events.push_back(event("want").field("it", of(Kind::boolean)).set("wanted", "event.it"));
  spec.events.push_back(event("sign").set("last_sign", "event.occurred"));
  spec.events.push_back(event("made"));
  spec.events.push_back(event("missed"));
  spec.root = std::move(root);
  return spec;
}

}  // namespace

TEST_CASE("a task opens on entry, and its ladder is climbed while it is open") {
  Story story(pathway(state("").with(task("call").due("july_close").done("made").remind("july")).with(state("a"))),
              "2026-07-08T09:00");
  CHECK(story.open_tasks() == Names{"call until 2026-07-14T00:00"});
  CHECK(story.told() == Names{"2026-07-08T09:00 call#1 > referent"});
  story.at("2026-07-10T12:00");
  CHECK(story.told() == Names{"2026-07-09T09:00 call#2 > ddfpt", "2026-07-10T09:00 call#3 > head"});
  CHECK_FALSE(story.on("made").refused());
  CHECK(story.task_changes() == Names{"2026-07-08T09:00 call opened", "2026-07-10T12:00 call done"});
  CHECK(story.at("2026-07-20T00:00").told().empty());
  CHECK(story.on("made").refused());
}

TEST_CASE("a task done by the event that leaves its state is done, and left otherwise it is withdrawn") {
  const auto spec = pathway(state("")
                                .with(state("a").on("made", {"b"}).on("missed", {"b"}).with(task("call").done("made")))
                                .with(state("b")));
  CHECK(Story(spec).on("made").task_changes() == Names{"2025-09-01T08:00 call opened", "2025-09-01T08:00 call done"});
  CHECK(Story(spec).on("missed").task_changes() ==
        Names{"2025-09-01T08:00 call opened", "2025-09-01T08:00 call withdrawn"});
}

TEST_CASE("a task opens each time its `when` turns true, and is withdrawn when it turns false") {
  Story story(pathway(state("").with(task("confirm").when("wanted").done("made")).with(state("a"))));
  CHECK(story.open_tasks().empty());
  story.on("want", {{"it", true}}).on("want", {{"it", false}}).on("want", {{"it", true}}).on("made");
  CHECK(story.open_tasks().empty());
  story.on("want", {{"it", true}});
  CHECK(story.open_tasks().empty());
  story.on("want", {{"it", false}}).on("want", {{"it", true}});
  CHECK(story.open_tasks() == Names{"confirm"});
  CHECK(story.state().progress.front().opened == 3);
}

TEST_CASE("a task opens at its moment or with its event") {
  Story story(pathway(state("")
                          .with(task("catch_up").open_at("july_close").done("made"))
                          .with(task("offer").open_on("missed").done("made"))
                          .with(state("a"))),
              "2026-07-01T08:00");
  CHECK(story.open_tasks().empty());
  story.on("missed");
  CHECK(story.open_tasks() == Names{"offer"});
  story.on("made").on("missed");
  CHECK(story.open_tasks() == Names{"offer"});
  story.at("2026-07-13T00:00");
  CHECK(story.open_tasks() == Names{"catch_up", "offer"});
}

TEST_CASE("a task that repeats opens its next one: at once, at its next date, or with its next event") {
  Story story(pathway(state("")
                          .with(task("point").done("made").repeat())
                          .with(task("news").open_at("5 working days after last_sign").done("sign").repeat())
                          .with(state("a"))),
              "2026-07-01T08:00");
  story.on("made");
  CHECK(story.task_changes() ==
        Names{"2026-07-01T08:00 point opened", "2026-07-01T08:00 point done", "2026-07-01T08:00 point opened"});
  story.on("sign").at("2026-07-08T00:00");
  CHECK(story.open_tasks() == Names{"point", "news"});
  story.on("sign");
  CHECK(story.open_tasks() == Names{"point"});
  CHECK(story.at("2026-07-16T00:00").open_tasks() == Names{"point", "news"});
}

TEST_CASE("an opening date that moves into the future withdraws the task until then") {
  Story story(
      pathway(state("").with(task("news").open_at("5 working days after last_sign").remind("signs")).with(state("a"))),
      "2026-07-01T08:00");
  story.on("sign", {}, "2026-06-01");
  CHECK(story.open_tasks() == Names{"news"});
  story.on("sign", {}, "2026-07-01");
  CHECK(story.open_tasks().empty());
  CHECK(story.at("2026-07-08T00:00").open_tasks() == Names{"news"});
}

TEST_CASE("rungs past at opening are one message to the highest, and the rung of the opening is told besides") {
  Story story(pathway(state("").with(task("call").when("wanted").due("july_close").remind("july")).with(state("a"))),
              "2026-07-01T08:00");
  story.at("2026-07-13T18:00").on("want", {{"it", true}});
  CHECK(story.told() == Names{"2026-07-13T18:00 call#4 > referent", "2026-07-13T18:00 call#4 > head",
                              "2026-07-13T18:00 call#1 > referent"});
}

TEST_CASE("a task opened past its due date is due the next working day") {
  Story story(pathway(state("").with(task("call").when("wanted").due("july_close").remind("staff")).with(state("a"))),
              "2026-07-01T08:00");
  story.at("2026-07-17T18:00").on("want", {{"it", true}});
  CHECK(story.open_tasks() == Names{"call until 2026-07-21T00:00"});
  CHECK(story.count(ReasonCode::task_due_moved) == 1);
  CHECK(story.told().empty());
  story.at("2026-07-30T00:00");
  CHECK(story.told() == Names{"2026-07-20T00:00 call#1 > referent", "2026-07-22T00:00 call#2 > ddfpt",
                              "2026-07-27T00:00 call#3 > head"});
}

TEST_CASE("a deadline counted in days from the opening ends with its day, one counted in hours at its minute") {
  const auto opened_at = [](const char* opening, const char* due) {
    return Story(pathway(state("").with(task("call").due(due).remind("staff")).with(state("a"))), opening);
  };
  auto morning = opened_at("2026-01-30T09:15", "2 working days");
  CHECK(morning.open_tasks() == Names{"call until 2026-02-04T00:00"});
  CHECK(morning.at("2026-02-10T00:00").told() == Names{"2026-02-03T00:00 call#1 > referent",
                                                       "2026-02-05T00:00 call#2 > ddfpt",
                                                       "2026-02-10T00:00 call#3 > head"});
  CHECK(opened_at("2026-01-31T00:00", "2 working days").open_tasks() == Names{"call until 2026-02-04T00:00"});
  CHECK(opened_at("2026-01-31T00:00", "36 hours").open_tasks() == Names{"call until 2026-02-01T12:00"});
}

TEST_CASE("several past rungs of a late task merge into one") {
  Story story(pathway(state("").with(task("news").when("wanted").remind("signs")).with(state("a"))),
              "2026-07-01T08:00");
  story.on("sign", {}, "2026-06-01").on("want", {{"it", true}});
  CHECK(story.told() == Names{"2026-07-01T08:00 news#2 > ddfpt"});
  CHECK(story.count(ReasonCode::rungs_merged) == 1);
}

TEST_CASE("when a date moves, the rungs not told yet move and nothing told is told again") {
  Story story(pathway(state("").with(task("news").remind("signs")).with(state("a"))), "2026-07-01T08:00");
  story.on("sign", {}, "2026-07-01").at("2026-07-08T12:00");
  CHECK(story.told() == Names{"2026-07-08T00:00 news#1 > referent"});
  story.on("sign", {}, "2026-07-08");
  CHECK(story.timers() == Names{"news#2 2026-07-21T00:00"});
  CHECK(story.at("2026-08-01T00:00").told() == Names{"2026-07-21T00:00 news#2 > ddfpt"});
}

TEST_CASE("re-entering a state opens its task again, but tells no rung twice for the same date") {
  Story story(pathway(state("")
                          .with(state("a").on("go", {"b"}).with(task("news").remind("signs")))
                          .with(state("b").on("go", {"a"}))),
              "2026-07-01T08:00");
  story.on("sign", {}, "2026-07-01").at("2026-07-09T00:00");
  CHECK(story.told().size() == 1);
  story.on("go").on("go");
  CHECK(story.open_tasks() == Names{"news"});
  CHECK(story.timers() == Names{"a.news#2 2026-07-13T00:00"});
  CHECK(story.told().empty());
}

TEST_CASE("a task's own requirements refuse the event that would close it") {
  Story story(
      pathway(state("").with(task("call").done("made").require("wanted", "Il faut le vouloir.")).with(state("a"))));
  story.on("made");
  REQUIRE(story.refused());
  CHECK(story.refused()->sentences == Names{"Il faut le vouloir."});
  CHECK_FALSE(story.on("want", {{"it", true}}).on("made").refused());
}

TEST_CASE("states passed through in one step open no task and send no message") {
  Story story(pathway(state("")
                          .with(state("a").on("go", {"b"}))
                          .with(state("b").always({"c"}).with(task("call")).with(tell("letter")))
                          .with(state("c"))));
  story.on("go");
  CHECK(story.task_changes().empty());
  CHECK(story.told().empty());
}

TEST_CASE("closing a case withdraws its tasks and timers") {
  Story story(
      pathway(state("").with(task("call").remind("july")).with(state("a").on("go", {"end"})).with(final("end"))),
      "2026-07-01T08:00");
  story.on("go");
  CHECK(story.state().closed);
  CHECK(story.open_tasks().empty());
  CHECK(story.timers().empty());
  CHECK(story.task_changes() == Names{"2026-07-01T08:00 call opened", "2026-07-01T08:00 call withdrawn"});
}
