#include "cli/places.hpp"

#include "cli/needed_files.hpp"
#include "engine/base/error.hpp"
#include "engine/loading/load_calendar.hpp"
#include "engine/loading/report.hpp"

#include <algorithm>

namespace filrouge::cli {
namespace {

calendar::Calendars read_calendars(const std::string& file) {
  loading::Files files{{file, read_text(file)}};
  loading::LoadedCalendars loaded;
  Diagnostics findings;
  do {
    findings.clear();
    loaded = loading::load_calendars(file, files, findings);
  } while (read_needed(loaded.needs, files));
  for (const auto& need : loaded.needs) loading::report_missing(need, findings);
  const auto error = std::find_if(findings.begin(), findings.end(),
                                  [](const Diagnostic& each) { return each.severity == Severity::error; });
  if (error == findings.end()) return std::move(loaded.calendars);
  throw OutsideFailure(OutsideFailure::Kind::unreadable,
                       "The calendar " + file + " has errors.\n" + render(*error, files[error->file]));
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
