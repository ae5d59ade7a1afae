#include "adapters/system/files.hpp"
#include "cli/open_pathway.hpp"
#include "engine/loading/scenario.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <vector>

using namespace filrouge;

namespace {

namespace fs = std::filesystem;

const fs::path root = FILROUGE_SOURCE_DIR;

// The cells of a line of a Markdown table, code marks and escapes aside; empty for any other line.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> read;
  if (line.rfind("| R", 0) != 0 && line.rfind("| D", 0) != 0) return read;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
      cell += line[++i];
    } else if (line[i] != '|') {
      cell += line[i];
    } else {
      const auto first = cell.find_first_not_of(" `");
      const auto last = cell.find_last_not_of(" `");
      read.push_back(first == std::string::npos ? std::string{} : cell.substr(first, last + 1 - first));
      cell.clear();
    }
  }
  return read;
}

std::vector<std::vector<std::string>> rows() {
  std::istringstream page{system::read_file(root / "docs/reference/obligations.md")};
  std::vector<std::vector<std::string>> all;
  for (std::string line; std::getline(page, line);) {
    if (auto row = cells(line); !row.empty()) all.push_back(std::move(row));
  }
  return all;
}

bool stands_in(const std::string& words, const fs::path& file) {
  return system::read_file(file).find(words) != std::string::npos;
}

// Whether the scenario plays a pathway that is made of `file`.
bool plays(const fs::path& scenario, const fs::path& file) {
  Diagnostics findings;
  const auto read = loading::load_scenario(scenario.string(), system::read_file(scenario), findings);
  if (!read) return false;
  const auto pathway = cli::runnable_pathway((scenario.parent_path() / read->pathway).lexically_normal());
  return std::any_of(pathway->files.begin(), pathway->files.end(),
                     [&file](const std::string& each) { return fs::equivalent(each, file); });
}

}  // namespace

TEST_CASE("every obligation is told: its line stands in its file, and a scenario of that file shows it") {
  for (const auto& row : rows()) {
    if (row.size() != 6) continue;
    const auto file = root / "workflows" / row[2];
    const auto scenario = root / "workflows" / row[4];
    INFO(row[0] << " " << row[2] << ": " << row[3]);
    REQUIRE(fs::exists(file));
    CHECK(stands_in(row[3], file));
    INFO(row[4] << ": " << row[5]);
    REQUIRE(fs::exists(scenario));
    CHECK(stands_in(row[5], scenario));
    CHECK(plays(scenario, file));
  }
}

TEST_CASE("what no pathway says yet is told as well, and nothing is left out") {
  std::set<std::string> told;
  for (const auto& row : rows()) {
    CHECK((row.size() == 6 || row.size() == 2));
    told.insert(row[0]);
  }
  std::set<std::string> asked;
  for (const auto& [letter, count] : {std::pair{'R', 33}, std::pair{'D', 20}}) {
    for (int i = 1; i <= count; ++i) asked.insert(letter + std::string(i < 10 ? "0" : "") + std::to_string(i));
  }
  CHECK(told == asked);
}
