#include "cli/tester.hpp"

#include "cli/needed_files.hpp"
#include "cli/open_pathway.hpp"
#include "engine/base/diagnostic.hpp"

namespace filrouge::cli {

namespace {

std::string rendered(const Diagnostics& findings, const std::string& text) {
  std::string errors;
  for (const auto& finding : findings) {
    if (finding.severity == Severity::error) errors += render(finding, text);
  }
  return errors;
}

}  // namespace

std::optional<Verdict> Tester::judge(const std::string& file) {
  Verdict verdict{file, file, {}, {}};
  const auto text = read_text(file);
  Diagnostics findings;
  auto story = loading::load_scenario(file, text, findings);
  verdict.unreadable = rendered(findings, text);
  if (story) verdict.title = story->title;
  if (!wanted(verdict)) return std::nullopt;
  if (!story) return verdict;
  auto& coverage = coverage_of(*story);
  auto ready = start(std::move(*story), text, verdict);
  if (!ready) return verdict;
  const auto watch = [&](const scenario::Stepped& stepped) { coverage.see(stepped); };
  verdict.mismatches = scenario::run_scenario(ready->story, ready->setting, ready->invariants, watch);
  starts_.push_back(std::move(*ready));
  return verdict;
}

std::optional<scenario::Start> Tester::start(loading::Scenario story, const std::string& text, Verdict& verdict) {
  const auto pathway = coverage_of(story).pathway();
  auto setting = scenario::setting_of(story, pathway, *settings_.place(*pathway, story.school));
  if (!setting) {
    verdict.unreadable = story.file + ": " + setting.error() + "\n";
    return std::nullopt;
  }
  Diagnostics findings;
  auto invariants = scenario::compile(story.invariants, *pathway, findings);
  verdict.unreadable = rendered(findings, text);
  const auto beside = std::filesystem::path{story.file}.parent_path() / invariants_file;
  if (std::error_code unreadable; std::filesystem::is_regular_file(beside, unreadable)) {
    const auto shared = read_text(beside);
    Diagnostics found;
    const auto declared = loading::load_invariants(beside.generic_string(), shared, found);
    for (auto& invariant : scenario::compile(declared, *pathway, found)) invariants.push_back(std::move(invariant));
    verdict.unreadable += rendered(found, shared);
  }
  if (!verdict.unreadable.empty()) return std::nullopt;
  return scenario::Start{std::move(story), std::move(*setting), std::move(invariants)};
}

std::vector<const scenario::Coverage*> Tester::coverage() const {
  std::vector<const scenario::Coverage*> all;
  for (const auto& [file, coverage] : coverage_) all.push_back(coverage.get());
  return all;
}

bool Tester::wanted(const Verdict& verdict) const {
  return verdict.title.find(filter_) != std::string::npos || verdict.file.find(filter_) != std::string::npos;
}

scenario::Coverage& Tester::coverage_of(const loading::Scenario& story) {
  const auto file = (std::filesystem::path{story.file}.parent_path() / story.pathway).lexically_normal();
  auto& coverage = coverage_[file.string()];
  if (!coverage) coverage = std::make_unique<scenario::Coverage>(runnable_pathway(file));
  return *coverage;
}

}  // namespace filrouge::cli
