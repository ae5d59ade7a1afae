// How many steps a second one core decides: the accepted events and the timers of the stories of AvenirPro, played over
// and over with their effects as values and their reasons as codes.
#include "cli/open_pathway.hpp"
#include "cli/run_scenario.hpp"
#include "cli/settings.hpp"
#include "engine/expression/json.hpp"
#include "engine/interpreter/advance.hpp"
#include "engine/interpreter/document.hpp"
#include "engine/interpreter/make_event.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <vector>

#include <nlohmann/json.hpp>

using namespace filrouge;
using interpreter::Case;
using interpreter::Stimulus;

namespace {

struct Decision {
  Stimulus stimulus;
  Instant now;
};

// One pupil's story, as the steps it takes.
struct Life {
  interpreter::Setting setting;
  std::vector<Decision> decisions;
};

nlohmann::json payload_of(const loading::ScenarioStep& step) {
  auto payload = nlohmann::json::object();
  for (const auto& [name, value] : step.payload) payload[name] = expression::to_json(value);
  return payload;
}

Life live(const loading::Scenario& scenario, interpreter::Setting setting) {
  Life life{std::move(setting), {}};
  const auto& zone = *life.setting.place->zone;
  auto now = zone.instant(scenario.opens);
  life.decisions.push_back({interpreter::Open{}, now});
  auto c = step(life.setting, interpreter::blank_case(*life.setting.pathway), interpreter::Open{}, now).after;
  for (const auto& told : scenario.steps) {
    if (told.time) now = zone.instant(*told.time);
    c = advance(life.setting, std::move(c), now, [&](Instant due, const interpreter::Step&) {
          life.decisions.push_back({interpreter::Due{}, due});
        }).after;
    if (told.event.empty()) continue;
    auto event = make_event(life.setting, told.event, payload_of(told), told.occurred, now);
    if (!event) continue;
    auto taken = step(life.setting, std::move(c), *event, now);
    if (!taken.refused) life.decisions.push_back({*std::move(event), now});
    c = std::move(taken.after);
  }
  return life;
}

std::vector<Life> read_lives(const std::filesystem::path& folder) {
  const auto pathway = cli::runnable_pathway(folder / "avenirpro.yaml");
  cli::Settings settings{folder};
  std::vector<Life> lives;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "scenarios")) {
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    Diagnostics findings;
    auto scenario = loading::load_scenario(entry.path().string(), text, findings);
    if (!scenario) continue;
    auto setting = cli::setting_of(*scenario, pathway, *settings.place(*pathway, scenario->school));
    if (setting) lives.push_back(live(*scenario, *std::move(setting)));
  }
  return lives;
}

// Steps of every life, `rounds` times; gives steps a second of processor time. `look` is asked of each step.
template <class Look>
double measure(const std::vector<Life>& lives, int rounds, Look look) {
  std::size_t steps = 0;
  const auto began = std::clock();
  for (int round = 0; round < rounds; ++round) {
    for (const auto& life : lives) {
      auto c = interpreter::blank_case(*life.setting.pathway);
      for (const auto& decision : life.decisions) {
        auto taken = step(life.setting, std::move(c), decision.stimulus, decision.now);
        look(life, taken);
        c = std::move(taken.after);
        ++steps;
      }
    }
  }
  const auto took = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
  return static_cast<double>(steps) / took;
}

template <class Look>
void report(const char* what, const std::vector<Life>& lives, Look look) {
  std::vector<double> rates;
  for (int repetition = 0; repetition < 11; ++repetition) rates.push_back(measure(lives, 20, look));
  std::sort(rates.begin(), rates.end());
  std::printf("%-34s %9.0f min %9.0f median %9.0f max steps/s\n", what, rates.front(), rates[rates.size() / 2],
              rates.back());
}

}  // namespace

int main(int arguments, char**) {
  const auto lives = read_lives(std::filesystem::path(FILROUGE_SOURCE_DIR) / "workflows/avenirpro");
  std::size_t events = 0;
  std::size_t all = 0;
  for (const auto& life : lives) {
    all += life.decisions.size();
    events += static_cast<std::size_t>(std::ranges::count_if(life.decisions, [](const Decision& decision) {
      return std::holds_alternative<interpreter::Event>(decision.stimulus);
    }));
  }
  std::printf("%zu stories, %zu steps, of these %zu events\n", lives.size(), all, events);
  std::size_t seen = 0;
  report("step", lives, [&](const Life&, const interpreter::Step& taken) { seen += taken.effects.size(); });
  if (arguments > 1) return 0;  // anything: without writing
  report("step, document written", lives, [&](const Life& life, const interpreter::Step& taken) {
    seen += to_document(*life.setting.pathway, taken.after).size();
  });
  std::printf("(%zu)\n", seen);  // so that nothing is optimised away
}
