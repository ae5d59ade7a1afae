#include "cli/coverage_report.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;
using scenario::Coverage;

std::string name_of(Coverage::Kind kind) {
  switch (kind) {
    case Coverage::Kind::states:
      return "states";
    case Coverage::Kind::transitions:
      return "transitions";
    case Coverage::Kind::conditions:
      return "conditions";
    case Coverage::Kind::timers:
      break;
  }
  return "timers";
}

}  // namespace

void write(std::ostream& out, const Coverage& coverage, std::size_t min) {
  const auto percent = coverage.tally().percent();
  const auto& name = coverage.pathway()->name;
  out << "\nThe scenarios reach " << percent << " % of " << name << ":";
  const char* separator = " ";
  for (const auto kind : Coverage::kinds) {
    const auto tally = coverage.tally(kind);
    out << separator << tally.reached << " of " << tally.total << " " << name_of(kind);
    separator = ", ";
  }
  out << ".\n";
  for (const auto& gap : coverage.gaps())
    out << "  " << gap.origin.file << ":" << gap.origin.position.line << ": " << gap.sentence << "\n";
  if (percent < min) out << "FAIL  " << name << " is reached to " << percent << " %, less than " << min << " %.\n";
}

json to_json(const Coverage& coverage) {
  json report{{"pathway", coverage.pathway()->name}, {"percent", coverage.tally().percent()}, {"never", json::array()}};
  for (const auto kind : Coverage::kinds) {
    const auto tally = coverage.tally(kind);
    report[name_of(kind)] = {{"reached", tally.reached}, {"total", tally.total}};
  }
  for (const auto& gap : coverage.gaps()) {
    report["never"].push_back({{"kind", name_of(gap.kind)},
                               {"file", gap.origin.file},
                               {"line", gap.origin.position.line},
                               {"sentence", gap.sentence}});
  }
  return report;
}

}  // namespace filrouge::cli
