#include "cli/findings_report.hpp"

#include "cli/exit_code.hpp"
#include "cli/findings_text.hpp"

#include <algorithm>
#include <ostream>

namespace filrouge::cli {
namespace {

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::size_t count_of(const Diagnostics& all, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(all, severity, &Diagnostic::severity));
}

}  // namespace

void FindingsReport::add(const CheckedFile& checked) {
  ++files_;
  all_.insert(all_.end(), checked.findings.begin(), checked.findings.end());
  if (format_ == "human") context_.out << render_all(checked);
}

int FindingsReport::end(bool strict) {
  const auto errors = count_of(all_, Severity::error);
  const auto warnings = count_of(all_, Severity::warning);
  if (format_ == "json") {
    context_.out << as_json(all_) << "\n";
  } else if (format_ == "sarif") {
    context_.out << as_sarif(all_) << "\n";
  } else {
    context_.out << counted(errors, "error") << ", " << counted(warnings, "warning") << " in "
                 << counted(files_, "file") << "\n";
  }
  return errors > 0 || (strict && warnings > 0) ? findings : done;
}

}  // namespace filrouge::cli
