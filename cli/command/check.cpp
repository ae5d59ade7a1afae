#include "cli/command/check.hpp"

#include "cli/check_file.hpp"
#include "cli/exit_code.hpp"
#include "cli/findings_report.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"
#include "engine/loading/report.hpp"

#include <algorithm>
#include <optional>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

int explain(const std::string& id, Context& context) {
  if (const auto* rule = loading::find_rule(id)) {
    const auto severity = to_string(rule->severity);
    if (context.json) {
      const nlohmann::ordered_json answer{
          {"rule", rule->id}, {"severity", severity}, {"explanation", rule->explanation}};
      context.out << answer.dump() << "\n";
    } else {
      context.out << rule->id << " (" << severity << ")\n" << rule->explanation << "\n";
    }
    return done;
  }
  std::vector<std::string> known;
  for (const auto& rule : loading::all_rules()) known.emplace_back(rule.id);
  context.err << "filrouge: there is no rule " << in_quotes(id) << ". " << loading::did_you_mean(id, known) << "\n";
  return cannot_run;
}

std::string counted(std::ptrdiff_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

struct Tally {
  explicit Tally(const Diagnostics& findings) {
    const auto of = [&findings](Severity severity) {
      return std::count_if(findings.begin(), findings.end(), [=](const auto& f) { return f.severity == severity; });
    };
    errors = of(Severity::error);
    warnings = of(Severity::warning);
  }
  std::ptrdiff_t errors = 0;
  std::ptrdiff_t warnings = 0;
};

// One file that cannot be read does not keep the others from being checked.
std::optional<CheckedFile> check_or_complain(const std::string& file, Context& context) {
  try {
    return check_file(file);
  } catch (const OutsideFailure& failure) {
    context.err << "filrouge: " << failure.what() << "\n";
    return std::nullopt;
  }
}

}  // namespace

int run(const CheckOptions& options, Context& context) {
  if (!options.explain.empty()) return explain(options.explain, context);
  if (options.files.empty()) {
    context.err << "filrouge: check needs a file. Try: filrouge check --help\n";
    return cannot_run;
  }
  const std::string format = context.json ? "json" : options.format;
  Diagnostics all;
  std::size_t unreadable = 0;
  for (const auto& file : options.files) {
    const auto checked = check_or_complain(file, context);
    if (!checked) {
      ++unreadable;
      continue;
    }
    if (format == "human") context.out << render_all(*checked);
    all.insert(all.end(), checked->findings.begin(), checked->findings.end());
  }
  const Tally counts{all};
  if (format == "json") {
    context.out << as_json(all) << "\n";
  } else if (format == "sarif") {
    context.out << as_sarif(all) << "\n";
  } else {
    context.out << counted(counts.errors, "error") << ", " << counted(counts.warnings, "warning") << " in "
                << counted(static_cast<std::ptrdiff_t>(options.files.size() - unreadable), "file") << "\n";
  }
  if (unreadable > 0) return cannot_run;
  return counts.errors > 0 || (options.strict && counts.warnings > 0) ? findings : done;
}

}  // namespace filrouge::cli
