#include "engine/loading/draft.hpp"

#include "engine/loading/report.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

// Of errors and of warnings; beyond these nobody reads on, and a file made to be expensive must not be.
constexpr std::size_t findings_max = 1000;
constexpr std::size_t findings_with_suggestion = 100;

}  // namespace

void Draft::report(std::string_view rule, Where at, std::string message, std::string hint) {
  const auto* text = find_rule(rule);
  const bool is_warning = text != nullptr && text->severity == Severity::warning;
  auto& count = is_warning ? warnings : errors;
  if (count > findings_max) return;
  Report report{at.file < files.size() ? files[at.file].name : std::string{}, findings};
  if (count++ < findings_max) return report.add(rule, at.at, std::move(message), std::move(hint));
  report.add("left-out", at.at,
             "There are more than " + std::to_string(findings_max) + (is_warning ? " warnings" : " errors") +
                 ", the rest is left out.");
}

std::string Draft::suggest(std::string_view name, const std::vector<std::string>& known) const {
  return findings.size() < findings_with_suggestion ? did_you_mean(name, known) : std::string{};
}

pathway::Origin Draft::origin(Where at, const std::string& source) const {
  return {files[at.file].name, at.at, source};
}

Where Draft::where(const pathway::Origin& origin) const {
  const auto file =
      std::find_if(files.begin(), files.end(), [&](const SourceFile& each) { return each.name == origin.file; });
  return {static_cast<std::uint16_t>(file - files.begin()), origin.position};
}

}  // namespace filrouge::loading
