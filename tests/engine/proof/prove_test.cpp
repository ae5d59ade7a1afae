#include "engine/proof/prove.hpp"

#include "engine/calendar/fixtures.hpp"
#include "engine/loading/load_pathway.hpp"
#include "support/catch.hpp"
#include "support/read_text.hpp"

#include <algorithm>
#include <filesystem>

using namespace filrouge;

namespace {

using filrouge::test::read_text;

const std::filesystem::path source_dir{FILROUGE_SOURCE_DIR};

// With the dates of the session of 2026.
std::shared_ptr<const calendar::Place> paris_lycee() {
  calendar::Place place;
  place.name = "0750001A";
  place.zone = std::make_shared<calendar::Zone>(calendar::test::paris());
  const auto given = [&place](const char* name, int year, const char* date) {
    place.milestones[{name, year}] = parse_day(date).value();
  };
  given("results", 2025, "2026-07-07");
  given("second_results", 2025, "2026-07-09");
  given("rentree", 2026, "2026-09-01");
  return std::make_shared<calendar::Place>(calendar::seal(place));
}

// A file of the repository, with everything it is laid over.
loading::Files files_of(const std::string& name) {
  loading::Files files{{name, read_text(source_dir / name)}};
  for (auto needs = loading::load_pathway(name, files).needs; !needs.empty();
       needs = loading::load_pathway(name, files).needs) {
    for (const auto& need : needs) files[need.name] = read_text(source_dir / need.name);
  }
  return files;
}

std::string rendered(const Diagnostics& findings, const loading::Files& files) {
  std::string out;
  for (const auto& finding : findings) out += render(finding, files.at(finding.file));
  return out;
}

std::string proved(const std::string& name, const loading::Files& files) {
  auto loaded = loading::load_pathway(name, files);
  INFO(rendered(loaded.findings, files));
  REQUIRE(loaded.pathway);
  const auto pathway = std::make_shared<const pathway::Pathway>(*std::move(loaded.pathway));
  const std::vector settings{interpreter::make_setting(pathway, paris_lycee(), 2025)};
  return rendered(proof::prove(*pathway, settings), files);
}

}  // namespace

// tests/data/proofs: a pathway for each rule, with what should be found in it and, beside that, what should not.
TEST_CASE("what is proved of a pathway is told at its place, with the way to mend it") {
  std::size_t files = 0;
  for (const auto& each : std::filesystem::directory_iterator{source_dir / "tests/data/proofs"}) {
    if (each.path().extension() != ".yaml") continue;
    const auto name = each.path().filename().string();
    auto expected = each.path();
    INFO(name);
    CHECK(proved(name, {{name, read_text(each.path())}}) == read_text(expected.replace_extension(".txt")));
    ++files;
  }
  CHECK(files > 0);
}

TEST_CASE("nothing is proved against the AvenirPro pathway, and the longest silence in it is told") {
  const std::string name = "workflows/avenirpro/avenirpro.yaml";
  const auto found = proved(name, files_of(name));
  INFO(found);
  CHECK(found.find("warning:") == std::string::npos);
  CHECK(found.find("A pupil may hear nothing for 243 days") != std::string::npos);
}
