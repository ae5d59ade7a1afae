#include "engine/loading/draft.hpp"

#include "engine/loading/report.hpp"

namespace filrouge::loading {
namespace {

// Beyond these nobody reads on, and a file made to be expensive must not be.
constexpr std::size_t findings_max = 1000;
constexpr std::size_t findings_with_suggestion = 100;

}  // namespace

void Draft::report(std::string_view rule, Where at, std::string message, std::string hint) {
  const auto file = at.file < files.size() ? files[at.file].name : std::string{};
  Report report{file, findings};
  if (findings.size() < findings_max) report.add(rule, at.at, std::move(message), std::move(hint));
  if (findings.size() == findings_max)
    report.add("too-many", at.at,
               "There are more than " + std::to_string(findings_max) + " findings, the rest is left out.");
}

std::string Draft::suggest(std::string_view name, const std::vector<std::string>& known) const {
  return findings.size() < findings_with_suggestion ? did_you_mean(name, known) : std::string{};
}

pathway::Origin Draft::origin(Where at, const std::string& source) const {
  return {files[at.file].name, at.at, source};
}

}  // namespace filrouge::loading
