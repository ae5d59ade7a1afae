#include "engine/loading/load_calendar.hpp"

#include "engine/loading/calendar_reader.hpp"
#include "engine/loading/gather.hpp"

#include <set>

namespace filrouge::loading {
namespace {

void check_zones(const CalendarDraft& draft, Diagnostics& findings) {
  std::vector<std::string> known;
  for (const auto& [name, zone] : draft.calendars.zones) known.push_back(name);
  for (const auto& [name, mention] : draft.wanted_zones) {
    if (draft.calendars.zones.count(name) > 0) continue;
    Report report{mention.file, findings};
    report.add("calendar-reference", mention.at, "No holiday zone is named “" + name + "”.", did_you_mean(name, known));
  }
}

}  // namespace

LoadedCalendars load_calendars(const std::string& name, const Files& texts, Diagnostics& findings) {
  CalendarDraft draft;
  LoadedCalendars loaded;
  std::set<std::string> seen{name};
  std::vector<NeededFile> left{{NeededFile::Kind::calendar, name, name, {1, 1}}};
  while (!left.empty()) {
    const auto file = std::move(left.back());
    left.pop_back();
    const auto text = texts.find(file.name);
    if (text == texts.end()) {
      loaded.needs.push_back(file);
      continue;
    }
    if (const auto root = parse_yaml(file.name, text->second, findings)) {
      Report report{file.name, findings};
      read_calendar(*root, report, draft);
    }
    for (const auto& [part, mention] : draft.wanted_parts) {
      const std::string path = beside(mention.file, part);
      if (seen.insert(path).second) left.push_back({NeededFile::Kind::calendar, path, mention.file, mention.at});
    }
  }
  if (loaded.needs.empty()) check_zones(draft, findings);
  loaded.calendars = std::move(draft.calendars);
  return loaded;
}

}  // namespace filrouge::loading
