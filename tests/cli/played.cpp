#include "cli/played.hpp"

#include "adapters/system/zone_database.hpp"
#include "cli/command/try.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/loading/load_pathway.hpp"
#include "support/catch.hpp"

#include <sstream>

namespace filrouge::cli::test {

interpreter::Setting setting_of(const std::string& pathway) {
  auto loaded = loading::load_pathway("pathway.yaml", {{"pathway.yaml", pathway}});
  for (const auto& finding : loaded.findings) UNSCOPED_INFO(render(finding, pathway));
  REQUIRE(loaded.pathway);
  system::ZoneDatabase zones;
  calendar::Place place;
  place.name = "metropole";
  place.zone = zones.zone("Europe/Paris");
  return interpreter::make_setting(std::make_shared<const pathway::Pathway>(std::move(*loaded.pathway)),
                                   std::make_shared<const calendar::Place>(calendar::seal(std::move(place))), 2025);
}

Instant monday_morning() {
  return *parse_rfc3339("2026-01-05T08:00:00Z");
}

std::vector<std::string> answers(const std::string& pathway, const std::vector<std::string>& sent) {
  std::string input;
  for (const auto& line : sent) input += line + "\n";
  std::istringstream in(input);
  std::stringstream out;
  try_in_json(in, out, setting_of(pathway), monday_morning());
  std::vector<std::string> lines;
  for (std::string line; std::getline(out, line);) lines.push_back(line);
  REQUIRE(lines.size() == sent.size() + 1);
  return lines;
}

}  // namespace filrouge::cli::test
