// Loads and checks the AvenirPro pathway, and one a hundred times larger: time per run, and the ratio of the two. The
// loader is linear when the ratio stays near the ratio of the sizes.
#include "engine/loading/load_pathway.hpp"

#include <chrono>
#include <fstream>
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

double milliseconds_per_load(const std::string& text, int runs) {
  const loading::Files files{{"a.yaml", text}};
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < runs; ++i) {
    if (!loading::load_pathway("a.yaml", files).pathway) std::exit(1);
  }
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / runs;
}

}  // namespace

int main() {
  const auto avenirpro = read_text(FILROUGE_SOURCE_DIR "/workflows/avenirpro/avenirpro.yaml");
  std::cout << "AvenirPro: " << milliseconds_per_load(avenirpro, 20) << " ms\n";
  const double few = milliseconds_per_load(many_states(200), 20);
  const double many = milliseconds_per_load(many_states(1600), 5);
  std::cout << "200 states: " << few << " ms, 1600 states: " << many << " ms, ratio " << many / few
            << " (8 is linear)\n";
}
