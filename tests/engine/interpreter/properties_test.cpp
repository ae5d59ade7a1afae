#include "engine/interpreter/advance.hpp"
#include "engine/interpreter/document.hpp"
#include "engine/interpreter/make_event.hpp"
#include "engine/interpreter/story.hpp"
#include "support/catch.hpp"

#include <random>

using namespace filrouge::interpreter;
using namespace filrouge::interpreter::test;
using namespace filrouge::test;
using filrouge::Instant;
using Kind = filrouge::expression::Type::Kind;

namespace {

// Something of everything.
PathwaySpec busy() {
  PathwaySpec spec;
  spec.milestones = {{"july_close", "13 July n"}};
  spec.outcomes = {"S71"};
  spec.ladders = {{"staff", {{"open", "owner"}, {"2 working days after due", "ddfpt"}, {"1 day after seen", "head"}}}};
  spec.fact("seen", of(Kind::date)).fact("failed", of(Kind::boolean), false);
  spec.log("tries", "tried", {}, 4).computed("often", of(Kind::boolean), "tries.size() >= 3");
  spec.events.push_back(event("seen").set("seen", "event.occurred"));
  spec.events.push_back(event("result").set("failed", "!failed"));
  spec.events.push_back(event("tried"));
  spec.root = state("")
                  .after("1 day after seen", {stay().run({raise("ping")})})
                  .with(task("confirm").when("failed").due("3 working days").done("done").remind("staff").repeat())
                  .with(tell("letter").when("failed").until("july_close"))
                  .with(state("work")
                            .on("pause", {to("paused").run({send("resume", "3 days")})})
                            .with(state("a").after("july_close", {to("b").guard("often")}).on("step", {"b"}))
                            .with(parallel("b")
                                      .on("step", {"a"})
                                      .with(state("l")
                                                .with(state("l1").after("12 hours", {"l2"}))
                                                .with(state("l2").on("ping", {"l1"})))
                                      .with(state("r")
                                                .with(state("r1").on("step", {to("r2").guard("failed")}))
                                                .with(state("r2").always({to("r1").guard("!failed")}))))
                            .with(history("where", "a", true)))
                  .with(state("paused").on("resume", {"work.where"}).after("30 days", {"closed"}))
                  .with(final("closed").outcome("S71"));
  return spec;
}

constexpr const char* events[] = {"seen", "result", "tried", "pause", "step", "done"};

}  // namespace

TEST_CASE("equal inputs give equal steps, time may pass in any portions, and the patches fold to the document") {
  const auto seed = GENERATE(range(1U, 40U));
  std::mt19937 random(seed);
  Story story(busy(), "2026-06-20T08:00");
  const auto& setting = story.setting();
  const auto& pathway = *setting.pathway;
  auto folded = to_document(pathway, story.state());
  Case c = story.state();
  Instant now = story.now();
  const auto ignore = [](Instant, const Step&) {};
  for (int i = 0; i < 60 && !c.closed; ++i) {
    const auto until = now + std::chrono::minutes(random() % 5000);
    const auto middle = now + std::chrono::minutes(random() % 2500);
    const auto at_once = advance(setting, c, std::max(until, middle), ignore).after;
    const auto halved =
        advance(setting, advance(setting, c, middle, ignore).after, std::max(until, middle), ignore).after;
    REQUIRE((at_once == halved));
    folded = apply_patch(folded, patch(pathway, c, at_once)).value();
    c = at_once;
    now = std::max(until, middle);

    const auto* name = events[random() % std::size(events)];
    const auto day = setting.place->zone->day(now) - std::chrono::days(random() % 4);
    const auto event = make_event(setting, name, {}, day, now).value();
    auto one = step(setting, c, event, now);
    const auto other = step(setting, c, event, now);
    REQUIRE((one.after == other.after));
    REQUIRE((one.effects == other.effects));
    REQUIRE((one.reasons == other.reasons));
    if (one.refused) REQUIRE((one.after == c));
    CHECK((!wake_at(one.after) || *wake_at(one.after) > now));
    folded = apply_patch(folded, patch(pathway, c, one.after)).value();
    c = std::move(one.after);
    REQUIRE(folded == to_document(pathway, c));
    REQUIRE((from_document(pathway, folded).value() == c));
  }
}

TEST_CASE("asking again only what changed decides as asking everything does") {
  const auto seed = GENERATE(range(100U, 130U));
  std::mt19937 random(seed);
  Story story(busy(), "2026-06-20T08:00");
  const auto& setting = story.setting();
  for (int i = 0; i < 60 && !story.state().closed; ++i) {
    const auto* name = events[random() % std::size(events)];
    const auto event = make_event(setting, name, {}, std::nullopt, story.now()).value();
    const auto lazily = step(setting, story.state(), event, story.now());
    const auto thoroughly = step(setting, lazily.after, Resettled{}, story.now());
    REQUIRE((lazily.after == thoroughly.after));
    REQUIRE(thoroughly.effects.empty());
    story.on(name);
    const auto days = random() % 3;
    const auto next = setting.place->zone->local(story.now()) + std::chrono::days(days);
    story.at(filrouge::to_string(std::chrono::floor<std::chrono::days>(next)) + "T23:30");
  }
}
