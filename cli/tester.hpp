#pragma once
#include "cli/settings.hpp"
#include "engine/scenario/coverage.hpp"
#include "engine/scenario/run_scenario.hpp"
#include "engine/scenario/walk.hpp"

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

// The file whose invariants hold for all scenarios of its folder; it is no scenario.
inline constexpr auto invariants_file = "invariants.yaml";

// Runs scenario files; each pathway is read once for all of its scenarios.
class Tester {
 public:
  // `data` holds the calendar of pathways that name none. Scenarios without the words of `filter` in their title or
  // file are left out.
  Tester(std::filesystem::path data, std::string filter) : settings_(std::move(data)), filter_(std::move(filter)) {}

  // Nothing where the filter leaves the scenario out. Throws OutsideFailure where its pathway cannot be read.
  [[nodiscard]] std::optional<Verdict> judge(const std::string& file);

  // Where the scenarios judged so far begin, those that could run.
  [[nodiscard]] const std::vector<scenario::Start>& starts() const { return starts_; }

  // Of each pathway, what the scenarios judged so far reach.
  [[nodiscard]] std::vector<const scenario::Coverage*> coverage() const;

 private:
  [[nodiscard]] bool wanted(const Verdict& verdict) const;
  // A story ready to run; nothing where the verdict says why it cannot.
  [[nodiscard]] std::optional<scenario::Start> start(loading::Scenario story, const std::string& text,
                                                     Verdict& verdict);
  // The pathway of a story, in what it reaches.
  [[nodiscard]] scenario::Coverage& coverage_of(const loading::Scenario& story);

  Settings settings_;
  std::string filter_;
  std::map<std::string, std::unique_ptr<scenario::Coverage>> coverage_;  // by the pathway's file
  std::vector<scenario::Start> starts_;
};

}  // namespace filrouge::cli
