#pragma once
#include "cli/settings.hpp"
#include "engine/scenario/coverage.hpp"
#include "engine/scenario/run_scenario.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::cli {

// How one scenario went.
struct Verdict {
  std::string file;
  std::string title;
  std::string unreadable;  // why it could not run at all
  std::vector<scenario::Mismatch> mismatches;
  [[nodiscard]] bool passed() const { return unreadable.empty() && mismatches.empty(); }
};

// Runs scenario files; each pathway is read once for all of its scenarios.
class Tester {
 public:
  // `data` holds the calendar of pathways that name none. Scenarios without the words of `filter` in their title or
  // file are left out.
  Tester(std::filesystem::path data, std::string filter) : settings_(std::move(data)), filter_(std::move(filter)) {}

  // Nothing where the filter leaves the scenario out. Throws OutsideFailure where its pathway cannot be read.
  [[nodiscard]] std::optional<Verdict> judge(const std::string& file);

  // Of each pathway, what the scenarios judged so far reach.
  [[nodiscard]] std::vector<const scenario::Coverage*> coverage() const;

 private:
  [[nodiscard]] bool wanted(const Verdict& verdict) const;
  // The pathway of a story, in what it reaches.
  [[nodiscard]] scenario::Coverage& coverage_of(const loading::Scenario& story);

  Settings settings_;
  std::string filter_;
  std::map<std::string, std::unique_ptr<scenario::Coverage>> coverage_;  // by the pathway's file
};

}  // namespace filrouge::cli
