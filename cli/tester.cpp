#include "cli/tester.hpp"

#include "cli/needed_files.hpp"
#include "cli/open_pathway.hpp"
#include "engine/base/diagnostic.hpp"

namespace filrouge::cli {

std::optional<Verdict> Tester::judge(const std::string& file) {
  Verdict verdict{file, file, {}, {}};
  const auto text = read_text(file);
  Diagnostics findings;
  const auto story = loading::load_scenario(file, text, findings);
  for (const auto& finding : findings) {
    if (finding.severity == Severity::error) verdict.unreadable += render(finding, text);
  }
  if (story) verdict.title = story->title;
  if (!wanted(verdict)) return std::nullopt;
  if (!story) return verdict;
  auto& coverage = coverage_of(*story);
  const auto place = settings_.place(*coverage.pathway(), story->school);
  auto setting = scenario::setting_of(*story, coverage.pathway(), *place);
  if (!setting) {
    verdict.unreadable = file + ": " + setting.error() + "\n";
    return verdict;
  }
  verdict.mismatches = scenario::run_scenario(*story, std::move(*setting),
                                              [&](const scenario::Stepped& stepped) { coverage.see(stepped); });
  return verdict;
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
