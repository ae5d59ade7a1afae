#include "cli/chart.hpp"
#include "cli/played.hpp"
#include "cli/scxml_reference.hpp"
#include "engine/scenario/rehearsal.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace filrouge;
using namespace filrouge::test;

namespace {

std::vector<std::string> paths(const Chart& chart, const std::vector<std::string>& states) {
  std::vector<std::string> all;
  for (const auto& state : states) all.push_back(path_of(chart, state));
  return all;
}

void check_same(const Chart& chart, const ScxmlReference& reference, const scenario::Rehearsal& played) {
  const auto& facts = played.state().facts;
  CHECK(configuration_names(played.pathway(), played.state()) == paths(chart, reference.leaves()));
  CHECK(*facts[0].if_int() == reference.n());
  CHECK(*facts[1].if_string() == reference.trace());
  CHECK(played.state().closed == reference.closed());
}

// Plays some events on one chart, as long as the reference comes to rest; gives how many.
int compare(unsigned seed) {
  std::mt19937 random(seed);
  const auto chart = random_chart(random);
  const auto pathway = to_pathway(chart);
  ScxmlReference reference(chart);
  if (reference.endless()) return 0;
  INFO("chart " << seed << "\n" << pathway);
  scenario::Rehearsal played(cli::test::setting_of(pathway), cli::test::monday_morning());
  check_same(chart, reference, played);
  for (int i = 0; i < 10 && !reference.closed(); ++i) {
    const auto seconds = static_cast<int>(random() % 3);
    const std::string event = chart_events[random() % std::size(chart_events)];
    reference.pass(seconds);
    const bool taken = !reference.endless() && reference.send(event);
    if (reference.endless()) return i;
    REQUIRE(played.advance(played.now() + std::chrono::seconds{seconds}));
    const auto answer = played.send(event, nlohmann::json::object(), std::nullopt);
    REQUIRE(answer);
    INFO("event " << i << ", " << event << ", after " << seconds << " s");
    check_same(chart, reference, played);
    CHECK(answer->has_value() != taken);
  }
  return 10;
}

}  // namespace

TEST_CASE("random statecharts go where the algorithm of SCXML sends them") {
  int events = 0;
  for (unsigned seed = 1; seed <= 2000; ++seed) events += compare(seed);
  CHECK(events >= 10'000);
}
