#include "engine/daemon/life.hpp"

#include "support/catch.hpp"

#include <fstream>
#include <set>
#include <string>
#include <vector>

using namespace filrouge::daemon;

namespace {

// The events that bring a life from its beginning to a phase.
std::vector<LifeEvent> way_to(Phase phase) {
  switch (phase) {
    case Phase::starting:
      return {};
    case Phase::migrating:
      return {LifeEvent::ready};
    case Phase::connected:
      return {LifeEvent::ready, LifeEvent::migrated};
    case Phase::reconnecting:
      return {LifeEvent::ready, LifeEvent::migrated, LifeEvent::lost};
    case Phase::draining:
      return {LifeEvent::ready, LifeEvent::migrated, LifeEvent::terminate};
    case Phase::stopped:
      break;
  }
  return {LifeEvent::terminate};
}

Phase after(Phase phase, LifeEvent event) {
  Life life;
  for (const auto before : way_to(phase)) life.on(before);
  REQUIRE(life.phase() == phase);
  life.on(event);
  return life.phase();
}

std::string line_of(Phase from, Phase to, LifeEvent event) {
  return "  " + std::string(to_string(from)) + " --> " + std::string(to_string(to)) + ": " +
         std::string(to_string(event));
}

std::set<std::string> drawn() {
  std::ifstream page(FILROUGE_SOURCE_DIR "/docs/internals/daemon.md");
  std::set<std::string> lines;
  for (std::string line; std::getline(page, line);)
    if (line.find(" --> ") != std::string::npos && line.find("[*]") == std::string::npos) lines.insert(line);
  return lines;
}

}  // namespace

TEST_CASE("The daemon's life is what its drawing says, and nothing else moves it") {
  std::set<std::string> lived;
  for (const auto phase : all_phases) {
    for (const auto event : all_life_events) {
      const auto then = after(phase, event);
      if (then != phase) lived.insert(line_of(phase, then, event));
    }
  }
  CHECK(lived == drawn());
}
