#include "cli/command/check.hpp"

#include "cli/check_file.hpp"
#include "cli/exit_code.hpp"
#include "cli/findings_report.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"
#include "engine/loading/report.hpp"

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
  FindingsReport report(context, options.format);
  bool all_readable = true;
  for (const auto& file : options.files) {
    if (const auto checked = check_or_complain(file, context)) {
      report.add(*checked);
    } else {
      all_readable = false;
    }
  }
  const int exit_code = report.end(options.strict);
  return all_readable ? exit_code : cannot_run;
}

}  // namespace filrouge::cli
