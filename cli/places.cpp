#include "cli/places.hpp"

#include "adapters/system/files.hpp"
#include "engine/base/error.hpp"
#include "engine/loading/load_calendar.hpp"

#include <algorithm>

namespace filrouge::cli {
namespace {

calendar::Calendars read_calendars(const std::string& file) {
  std::map<std::string, std::string> texts;
  std::vector<std::string> wanted{file};
  for (;;) {
    for (const std::string& name : wanted) texts[name] = system::read_file(name);
    Diagnostics findings;
    auto loaded = loading::load_calendars(file, texts, findings);
    const auto error = std::find_if(findings.begin(), findings.end(),
                                    [](const Diagnostic& each) { return each.severity == Severity::error; });
    if (error != findings.end()) {
      throw OutsideFailure(OutsideFailure::Kind::unreadable,
                           "a calendar has errors:\n" + render(*error, texts[error->file]));
    }
    if (loaded.wanted.empty()) return std::move(loaded.calendars);
    wanted = std::move(loaded.wanted);
  }
}

}  // namespace

Places::Places(const std::filesystem::path& file) : calendars_(read_calendars(file.string())) {}

Result<std::shared_ptr<const calendar::Place>, calendar::CalendarError> Places::find(std::string_view place) {
  if (const auto found = found_.find(place); found != found_.end()) return found->second;
  auto resolved = calendar::resolve(calendars_, place, [this](const std::string& name) { return zones_.zone(name); });
  if (!resolved) return failure(std::move(resolved.error()));
  auto shared = std::make_shared<const calendar::Place>(std::move(*resolved));
  found_.emplace(place, shared);
  return shared;
}

}  // namespace filrouge::cli
