#include "cli/command/test.hpp"

#include "adapters/system/files.hpp"
#include "cli/coverage_report.hpp"
#include "cli/exit_code.hpp"
#include "cli/exploration_report.hpp"
#include "cli/tester.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

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
    for (const auto& file : system::files_below(path, ".yaml")) {
      if (file.filename() != invariants_file) files.push_back(file.string());
    }
  }
  if (files.empty()) throw OutsideFailure(OutsideFailure::Kind::not_found, "There is no scenario (*.yaml) to run.");
  return files;
}

}  // namespace

int run(const TestOptions& options, Context& context) {
  Tester tester(context.configuration->workflows, options.filter);
  json answer{{"passed", 0}, {"failed", 0}, {"scenarios", json::array()}};
  int passed = 0;
  int failed = 0;
  for (const auto& file : scenario_files(options.paths)) {
    const auto verdict = tester.judge(file);
    if (!verdict) continue;
    ++(verdict->passed() ? passed : failed);
    if (context.json) {
      answer["scenarios"].push_back(in_json(*verdict));
    } else {
      write(context.out, *verdict);
    }
  }
  if (passed + failed == 0) {
    throw OutsideFailure(OutsideFailure::Kind::not_found,
                         "No scenario's title or file holds " + in_quotes(options.filter) + ".");
  }
  answer["passed"] = passed;
  answer["failed"] = failed;
  if (!context.json) context.out << passed << " passed, " << failed << " failed\n";
  bool sound = failed == 0;
  if (options.coverage_min) {
    const auto min = static_cast<std::size_t>(*options.coverage_min);
    for (const auto* coverage : tester.coverage()) {
      sound &= coverage->tally().percent() >= min;
      if (context.json) {
        answer["coverage"].push_back(to_json(*coverage));
      } else {
        write(context.out, *coverage, min);
      }
    }
  }
  if (options.explored > 0) {
    const auto found = scenario::explore(tester.starts(), options.explored, options.seed);
    sound &= found.empty();
    if (context.json) {
      answer["explored"] = to_json(found, options.explored, options.seed);
    } else {
      write(context.out, found, options.explored, options.seed);
    }
  }
  if (context.json) context.out << answer.dump() << "\n";
  return sound ? done : findings;
}

}  // namespace filrouge::cli
