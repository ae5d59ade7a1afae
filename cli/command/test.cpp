#include "cli/command/test.hpp"

#include "adapters/system/files.hpp"
#include "cli/exit_code.hpp"
#include "cli/needed_files.hpp"
#include "cli/open_pathway.hpp"
#include "cli/settings.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"
#include "engine/scenario/run_scenario.hpp"

#include <map>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;
using scenario::Mismatch;

struct Verdict {
  std::string file;
  std::string title;
  std::string unreadable;  // why it could not run at all
  std::vector<Mismatch> mismatches;
  [[nodiscard]] bool passed() const { return unreadable.empty() && mismatches.empty(); }
};

class Tester {
 public:
  Tester(const Context& context, std::string filter) : filter_(std::move(filter)), settings_(context.data) {}

  // Nothing where the filter leaves the scenario out.
  std::optional<Verdict> judge(const std::string& file) {
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
    const auto pathway = pathway_of(*story);
    auto setting = scenario::setting_of(*story, pathway, *settings_.place(*pathway, story->school));
    if (!setting) {
      verdict.unreadable = file + ": " + setting.error() + "\n";
    } else {
      verdict.mismatches = scenario::run_scenario(*story, std::move(*setting));
    }
    return verdict;
  }

 private:
  [[nodiscard]] bool wanted(const Verdict& verdict) const {
    return verdict.title.find(filter_) != std::string::npos || verdict.file.find(filter_) != std::string::npos;
  }

  // Each pathway is read once for all its scenarios.
  std::shared_ptr<const pathway::Pathway> pathway_of(const loading::Scenario& story) {
    const auto file = (std::filesystem::path{story.file}.parent_path() / story.pathway).lexically_normal();
    auto& pathway = pathways_[file.string()];
    if (!pathway) pathway = runnable_pathway(file);
    return pathway;
  }

  std::string filter_;
  Settings settings_;
  std::map<std::string, std::shared_ptr<const pathway::Pathway>> pathways_;
};

void write(std::ostream& out, const Verdict& verdict) {
  if (verdict.passed()) {
    out << "ok    " << verdict.title << "\n";
    return;
  }
  out << "FAIL  " << verdict.title << "\n" << verdict.unreadable;
  for (const auto& mismatch : verdict.mismatches) {
    if (&mismatch == verdict.mismatches.data()) {
      out << "  " << verdict.file << ":" << mismatch.at.line << ": " << mismatch.step << "\n";
    }
    out << "    expected  " << mismatch.expected << "\n    but       " << mismatch.happened << "\n";
  }
  if (verdict.mismatches.empty() || verdict.mismatches.front().reasons.empty()) return;
  out << "    because\n";
  for (const auto& reason : verdict.mismatches.front().reasons) out << "      " << reason << "\n";
}

json in_json(const Verdict& verdict) {
  json line{{"file", verdict.file}, {"title", verdict.title}, {"passed", verdict.passed()}};
  if (!verdict.unreadable.empty()) line["error"] = verdict.unreadable;
  for (const auto& mismatch : verdict.mismatches) {
    line["mismatches"].push_back({{"line", mismatch.at.line},
                                  {"column", mismatch.at.column},
                                  {"step", mismatch.step},
                                  {"expected", mismatch.expected},
                                  {"happened", mismatch.happened},
                                  {"reasons", mismatch.reasons}});
  }
  return line;
}

std::vector<std::string> scenario_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const auto& path : paths) {
    for (const auto& file : system::files_below(path, ".yaml")) files.push_back(file.string());
  }
  if (files.empty()) throw OutsideFailure(OutsideFailure::Kind::not_found, "There is no scenario (*.yaml) to run.");
  return files;
}

}  // namespace

int run(const TestOptions& options, Context& context) {
  Tester tester(context, options.filter);
  json scenarios = json::array();
  int passed = 0;
  int failed = 0;
  for (const auto& file : scenario_files(options.paths)) {
    const auto verdict = tester.judge(file);
    if (!verdict) continue;
    ++(verdict->passed() ? passed : failed);
    if (context.json) {
      scenarios.push_back(in_json(*verdict));
    } else {
      write(context.out, *verdict);
    }
  }
  if (passed + failed == 0) {
    throw OutsideFailure(OutsideFailure::Kind::not_found,
                         "No scenario's title or file holds " + in_quotes(options.filter) + ".");
  }
  if (context.json) {
    context.out << json{{"passed", passed}, {"failed", failed}, {"scenarios", std::move(scenarios)}}.dump() << "\n";
  } else {
    context.out << passed << " passed, " << failed << " failed\n";
  }
  return failed == 0 ? done : findings;
}

}  // namespace filrouge::cli
