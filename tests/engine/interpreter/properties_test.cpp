#include "engine/interpreter/advance.hpp"
#include "engine/interpreter/busy_pathway.hpp"
#include "engine/interpreter/document.hpp"
#include "engine/interpreter/make_event.hpp"
#include "engine/interpreter/story.hpp"
#include "support/catch.hpp"

#include <random>

using namespace filrouge::interpreter;
using namespace filrouge::interpreter::test;
using namespace filrouge::test;
using filrouge::Instant;

TEST_CASE("equal inputs give equal steps, time may pass in any portions, and the patches fold to the document") {
  const auto seed = GENERATE(range(1U, 40U));
  std::mt19937 random(seed);
  Story story(busy_pathway(), "2026-06-20T08:00");
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

    const auto* name = busy_events[random() % std::size(busy_events)];
    const auto day = setting.place->zone->day(now) - std::chrono::days(random() % 4);
    const auto event = make_event(setting, name, {}, day, now).value();
    auto one = step(setting, Case(c), event, now);
    const auto other = step(setting, Case(c), event, now);
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
  Story story(busy_pathway(), "2026-06-20T08:00");
  const auto& setting = story.setting();
  for (int i = 0; i < 60 && !story.state().closed; ++i) {
    const auto* name = busy_events[random() % std::size(busy_events)];
    const auto event = make_event(setting, name, {}, std::nullopt, story.now()).value();
    const auto lazily = step(setting, Case(story.state()), event, story.now());
    const auto thoroughly = step(setting, Case(lazily.after), Resettled{}, story.now());
    REQUIRE((lazily.after == thoroughly.after));
    REQUIRE(thoroughly.effects.empty());
    story.on(name);
    const auto days = random() % 3;
    const auto next = setting.place->zone->local(story.now()) + std::chrono::days(days);
    story.at(filrouge::to_string(std::chrono::floor<std::chrono::days>(next)) + "T23:30");
  }
}
