#include "engine/scenario/explore.hpp"

#include "engine/scenario/draw.hpp"
#include "engine/scenario/shrink.hpp"

#include <algorithm>
#include <map>

namespace filrouge::scenario {
namespace {

// What is drawn goes no farther from the opening: calendars end.
constexpr auto span_max = std::chrono::days{730};
constexpr std::size_t drawn_max = 25;
// A trouble met again is made short again so many times; after that only a history that is short as it stands.
constexpr std::size_t shrunk_max = 8;

struct Shortest {
  Found found;
  std::size_t shrunk = 0;
};

void wander(Walk& walk, const Start& start, Dice& dice) {
  const auto told = dice.below(start.story.steps.size() + 1);
  for (std::size_t i = 0; i < told; ++i) walk.play(start.story.steps[i]);
  const auto& zone = *start.setting.place->zone;
  const auto end = zone.instant(start.story.opens + span_max);
  for (auto left = 1 + dice.below(drawn_max); left > 0 && !walk.trouble(); --left) {
    auto step = draw_step(dice, walk.rehearsal());
    if (step.time && zone.instant(*step.time) > end) continue;
    walk.play(std::move(step));
  }
}

Found found(const Start& start, std::vector<loading::ScenarioStep> steps) {
  Walk walk(start);
  for (const auto& step : steps) walk.play(step);
  Found found{*walk.trouble(), start.story};
  found.history.title = found.trouble.sentence;
  found.history.steps = std::move(steps);
  for (auto& step : found.history.steps) step.expect = {};
  if (!found.history.steps.empty())
    found.history.steps.back().expect.state = configuration_names(walk.rehearsal().pathway(), walk.rehearsal().state());
  std::erase_if(found.history.invariants, [&](const auto& each) { return each.sentence != found.trouble.sentence; });
  return found;
}

}  // namespace

std::vector<Found> explore(const std::vector<Start>& starts, std::size_t histories, std::uint64_t seed) {
  std::map<std::string, Shortest> troubles;
  Dice dice(seed);
  for (std::size_t i = 0; i < histories && !starts.empty(); ++i) {
    const auto& start = starts[dice.below(starts.size())];
    Walk walk(start);
    wander(walk, start, dice);
    if (!walk.trouble()) continue;
    const auto [trouble, is_new] = troubles.try_emplace(walk.trouble()->sentence);
    auto& [shortest, shrunk] = trouble->second;
    if (shrunk >= shrunk_max && walk.steps().size() >= shortest.history.steps.size()) continue;
    ++shrunk;
    auto steps = shrink(start, walk.steps(), *walk.trouble());
    if (is_new || steps.size() < shortest.history.steps.size()) shortest = found(start, std::move(steps));
  }
  std::vector<Found> all;
  for (auto& [sentence, trouble] : troubles) all.push_back(std::move(trouble.found));
  return all;
}

}  // namespace filrouge::scenario
