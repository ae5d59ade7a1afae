// Loads the AvenirPro pathway and proves what it can about it, and does the same with generated ones of 200 and 2000
// states: time per run, and the ratio of the two. It is linear when the ratio stays near the ratio of the sizes.
#include "engine/calendar/fixtures.hpp"
#include "engine/loading/load_pathway.hpp"
#include "engine/proof/prove.hpp"

#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>

using namespace filrouge;

namespace {

std::string read_text(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string many_states(int count) {
  std::string text = "pathway: many\nevents: { go: {} }\nstates:\n";
  for (int i = 0; i < count; ++i) {
    text += "  s" + std::to_string(i) + ": { on: { go: s" + std::to_string((i + 1) % count) + " } }\n";
  }
  return text;
}

std::shared_ptr<const calendar::Place> paris() {
  calendar::Place place;
  place.zone = std::make_shared<calendar::Zone>(calendar::test::paris());
  place.milestones[{"results", 2025}] = parse_day("2026-07-07").value();
  place.milestones[{"second_results", 2025}] = parse_day("2026-07-09").value();
  place.milestones[{"rentree", 2026}] = parse_day("2026-09-01").value();
  return std::make_shared<calendar::Place>(calendar::seal(place));
}

// A pathway of the repository with everything it is laid over.
loading::Files files_of(const std::string& name) {
  const std::string root = FILROUGE_SOURCE_DIR "/";
  loading::Files files{{name, read_text(root + name)}};
  for (auto loaded = loading::load_pathway(name, files); !loaded.pathway && !loaded.needs.empty();
       loaded = loading::load_pathway(name, files)) {
    for (const auto& need : loaded.needs) files[need.name] = read_text(root + need.name);
  }
  return files;
}

double milliseconds(int runs, const std::function<void()>& run) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < runs; ++i) run();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / runs;
}

struct Times {
  double load;
  double prove;
};

Times times_of(const std::string& name, const loading::Files& files, int runs) {
  std::shared_ptr<const pathway::Pathway> pathway;
  const auto load = milliseconds(runs, [&] {
    auto loaded = loading::load_pathway(name, files);
    if (!loaded.pathway) std::exit(1);
    pathway = std::make_shared<const pathway::Pathway>(*std::move(loaded.pathway));
  });
  const std::vector settings{interpreter::make_setting(pathway, paris(), 2025)};
  return {load, milliseconds(runs, [&] { (void)proof::prove(*pathway, settings); })};
}

void show(const std::string& name, const Times& times) {
  std::cout << name << ": loaded in " << times.load << " ms, proved in " << times.prove << " ms\n";
}

}  // namespace

int main() {
  const std::string avenirpro = "workflows/avenirpro/avenirpro.yaml";
  show("AvenirPro", times_of(avenirpro, files_of(avenirpro), 20));
  const auto few = times_of("a.yaml", {{"a.yaml", many_states(200)}}, 20);
  const auto many = times_of("a.yaml", {{"a.yaml", many_states(2000)}}, 5);
  show("200 states", few);
  show("2000 states", many);
  std::cout << "ratio " << many.load / few.load << " and " << many.prove / few.prove << " (10 is linear)\n";
}
