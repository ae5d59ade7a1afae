#include "engine/interpreter/story.hpp"
#include "support/catch.hpp"

using namespace filrouge::interpreter;
using namespace filrouge::interpreter::test;
using namespace filrouge::test;

namespace {

// `trace` collects letters in the order in which entry, exit and transitions ran.
PathwaySpec traced(StateSpec root) {
  PathwaySpec spec;
  spec.fact("trace", of(filrouge::expression::Type::Kind::string), "");
  spec.root = std::move(root);
  return spec;
}
ActionSpec trace(const std::string& letters) {
  return set("trace", "trace + \"" + letters + "\"");
}
std::string traced_by(const Story& story) {
  return *story.fact("trace").if_string();
}

}  // namespace

TEST_CASE("states are entered outermost first and left innermost first, with the transition's actions in between") {
  Story story(traced(
      state("")
          .with(state("a")
                    .entry({trace("A")})
                    .exit({trace("a")})
                    .with(state("b").entry({trace("B")}).exit({trace("b")}).on("go", {to("c").run({trace("-")})})))
          .with(state("c").entry({trace("C")}))));
  CHECK(story.where() == "a.b");
  CHECK(traced_by(story) == "AB");
  story.on("go");
  CHECK(story.where() == "c");
  CHECK(traced_by(story) == "ABba-C");
}

TEST_CASE("an inner state answers before an outer one, and the first of a list whose guard holds") {
  const auto spec =
      traced(state("")
                 .on("go", {"c"})
                 .with(state("a").with(state("b").on("go", {to("d").guard("trace == \"x\""), "e"})).with(state("e")))
                 .with(state("c"))
                 .with(state("d")));
  Story story(spec);
  CHECK(story.on("go").where() == "a.e");
  CHECK(story.on("go").where() == "c");
}

TEST_CASE("transitions of parallel regions are taken together, and of two that conflict the deeper or earlier one") {
  const auto regions = [](const char* left, const char* right) {
    return traced(state("")
                      .with(parallel("p")
                                .with(state("l").with(state("l1").on("go", {left})).with(state("l2")))
                                .with(state("r").with(state("r1").on("go", {right})).with(state("r2"))))
                      .with(state("out")));
  };
  CHECK(Story(regions("l2", "r2")).on("go").where() == "p.l.l2 p.r.r2");
  CHECK(Story(regions("out", "r2")).on("go").where() == "out");
  CHECK(Story(regions("l2", "out")).on("go").where() == "p.l.l2 p.r.r1");
}

TEST_CASE("a descendant's transition preempts that of an ancestor found for another region") {
  Story story(traced(state("")
                         .with(parallel("p")
                                   .on("go", {"out"})
                                   .with(state("l").with(state("l1")))
                                   .with(state("r").with(state("r1").on("go", {"r2"})).with(state("r2"))))
                         .with(state("out"))));
  CHECK(story.on("go").where() == "p.l.l1 p.r.r2");
}

TEST_CASE("an internal transition does not leave its source, an external one does") {
  const auto machine = [](bool is_internal) {
    auto transition = to("a.y").run({trace("-")});
    transition.is_internal = is_internal;
    return traced(state("").with(state("a")
                                     .entry({trace("A")})
                                     .exit({trace("a")})
                                     .on("go", {transition})
                                     .with(state("x").exit({trace("x")}))
                                     .with(state("y").entry({trace("Y")}))));
  };
  CHECK(traced_by(Story(machine(true)).on("go")) == "Ax-Y");
  CHECK(traced_by(Story(machine(false)).on("go")) == "Axa-AY");
}

TEST_CASE("a transition without target runs its actions and leaves nothing") {
  auto spec = traced(state("").with(state("a").entry({trace("A")}).on("note.*", {stay().run({trace("n")})})));
  spec.events.push_back(event("note.taken"));
  Story story(spec);
  story.on("note.taken");
  CHECK(traced_by(story) == "An");
  CHECK(story.where() == "a");
}

TEST_CASE("several targets enter one state of each region, the other regions their initial one") {
  Story story(traced(state("")
                         .with(state("a").on("go", {to({"p.l.l2", "p.r.r2"})}))
                         .with(parallel("p")
                                   .with(state("l").with(state("l1")).with(state("l2")))
                                   .with(state("m").with(state("m1")).with(state("m2")))
                                   .with(state("r").with(state("r1")).with(state("r2"))))));
  CHECK(story.on("go").where() == "p.l.l2 p.m.m1 p.r.r2");
}

TEST_CASE("history restores the last child, deep history the last leaf, and the default where there was none") {
  const auto machine = [](bool deep) {
    return traced(state("")
                      .with(state("out").on("back", {"a.where"}))
                      .with(state("a")
                                .on("leave", {"out"})
                                .with(state("x").on("go", {"y"}))
                                .with(state("y").with(state("y1").on("go", {"y2"})).with(state("y2")))
                                .with(history("where", "y", deep))));
  };
  Story shallow(machine(false));
  CHECK(shallow.on("back").where() == "a.y.y1");
  shallow.on("go");
  CHECK(shallow.where() == "a.y.y2");
  CHECK(shallow.on("leave").on("back").where() == "a.y.y1");
  CHECK(Story(machine(true)).on("back").on("go").on("leave").on("back").where() == "a.y.y2");
}

TEST_CASE("done events come when a compound or parallel state is done, and close the case at the top") {
  Story story(
      traced(state("")
                 .with(parallel("p")
                           .on("done.state.p", {"q"})
                           .with(state("l").with(state("l1").on("left", {"l2"})).with(final("l2")))
                           .with(state("r").with(state("r1").on("right", {"r2"})).with(final("r2"))))
                 .with(state("q").on("done.state.q", {"end"}).with(state("q1").on("go", {"q2"})).with(final("q2")))
                 .with(final("end"))));
  CHECK(story.on("left").where() == "p.l.l2 p.r.r1");
  CHECK(story.on("right").where() == "q.q1");
  CHECK_FALSE(story.state().closed);
  CHECK(story.on("go").where() == "end");
  CHECK(story.state().closed);
}

TEST_CASE("transitions without event run before raised events, and those before the next event from outside") {
  Story story(
      traced(state("")
                 .with(state("a").on("go", {to("b").run({raise("first"), raise("second")})}))
                 .with(state("b")
                           .on("first", {stay().run({trace("1")})})
                           .on("second", {stay().run({trace("2")})})
                           .always({to("c").run({trace("-")}).guard("trace == \"\"")}))
                 .with(state("c").on("first", {stay().run({trace("1")})}).on("second", {to("d").run({trace("2")})}))
                 .with(state("d"))));
  story.on("go");
  CHECK(traced_by(story) == "-12");
  CHECK(story.where() == "d");
}

TEST_CASE("transitions that never come to rest are stopped, and the step says so") {
  Story story(
      traced(state("").with(state("a").on("go", {"b"})).with(state("b").always({"c"})).with(state("c").always({"b"}))));
  story.on("go");
  REQUIRE(story.count(ReasonCode::endless) == 1);
  CHECK(story.where() == "b");
  CHECK(story.reasons(ReasonCode::endless).front().a == 2);  // b
  CHECK(story.state().visits.at(2).entries > 100);
}

TEST_CASE("a guard that fails is false and raises error.execution") {
  Story story(traced(state("")
                         .on("error.execution", {stay().run({trace("!")})})
                         .with(state("a").on("go", {to("b").guard("int(trace) == 1"), to("c")}))
                         .with(state("b"))
                         .with(state("c"))));
  story.on("go");
  CHECK(story.where() == "c");
  CHECK(traced_by(story) == "!");
  CHECK(story.count(ReasonCode::guard_failed) == 1);
}

TEST_CASE("the guard of an if that fails is false and raises error.execution") {
  const auto choice = choose("int(trace) == 1", {trace("t")}, {trace("e")});
  Story story(traced(state("")
                         .on("error.execution", {stay().run({trace("!")})})
                         .with(state("a").on("go", {stay().run({choice, trace("-")})}))));
  CHECK(traced_by(story.on("go")) == "e-!");
  CHECK(story.count(ReasonCode::if_failed) == 1);
}

TEST_CASE("in_state asks for the states active at that moment") {
  Story story(traced(state("").with(
      parallel("p")
          .with(state("l").with(state("l1").on("go", {"l2"})).with(state("l2")))
          .with(state("r").with(state("r1").always({to("r2").guard("in_state(\"p.l.l2\")")})).with(state("r2"))))));
  CHECK(story.where() == "p.l.l1 p.r.r1");
  CHECK(story.on("go").where() == "p.l.l2 p.r.r2");
}
