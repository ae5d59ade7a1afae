#include "cli/exploration_report.hpp"

#include "engine/scenario/write_scenario.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {

void write(std::ostream& out, const std::vector<scenario::Found>& found, std::size_t histories, std::uint64_t seed) {
  out << "\n"
      << histories << " random histories (seed " << seed << ") met " << found.size()
      << (found.size() == 1 ? " trouble\n" : " troubles\n");
  for (const auto& [trouble, history] : found) {
    out << "\nFAIL  " << trouble.sentence << "\n";
    if (!trouble.why.empty()) out << "    because " << trouble.why << "\n";
    out << "    it begins as " << history.file << ", and goes like this:\n\n" << scenario::to_yaml(history);
  }
}

nlohmann::json to_json(const std::vector<scenario::Found>& found, std::size_t histories, std::uint64_t seed) {
  nlohmann::json report{{"histories", histories}, {"seed", seed}, {"found", nlohmann::json::array()}};
  for (const auto& [trouble, history] : found) {
    report["found"].push_back({{"trouble", trouble.sentence},
                               {"why", trouble.why},
                               {"begins_as", history.file},
                               {"scenario", scenario::to_yaml(history)}});
  }
  return report;
}

}  // namespace filrouge::cli
