#include "engine/scenario/told.hpp"

#include "engine/base/diagnostic.hpp"
#include "engine/loading/load_pathway.hpp"
#include "support/catch.hpp"

namespace filrouge::scenario::test {

interpreter::Setting setting_of(const std::string& pathway) {
  auto loaded = loading::load_pathway("p.yaml", {{"p.yaml", pathway}});
  for (const auto& finding : loaded.findings) UNSCOPED_INFO(render(finding, pathway));
  REQUIRE(loaded.pathway);
  calendar::Place place;
  place.name = "Nulle part";
  place.zone = std::make_shared<const calendar::Zone>(
      "Etc/GMT-1", std::vector<calendar::Zone::Offset>{{Instant::min(), std::chrono::hours{1}}});
  return interpreter::make_setting(std::make_shared<const pathway::Pathway>(std::move(*loaded.pathway)),
                                   std::make_shared<const calendar::Place>(calendar::seal(std::move(place))), 2025);
}

loading::Scenario story(const std::string& lines) {
  const auto text = "scenario: Une histoire\npathway: p.yaml\nopens: 2026-01-05 09:00\n" + lines;
  Diagnostics findings;
  auto read = loading::load_scenario("story.yaml", text, findings);
  for (const auto& finding : findings) UNSCOPED_INFO(render(finding, text));
  REQUIRE(read);
  return std::move(*read);
}

Instant monday_morning() {
  return *parse_rfc3339("2026-01-05T08:00:00Z");
}

}  // namespace filrouge::scenario::test
