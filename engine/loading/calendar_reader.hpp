#pragma once
#include "engine/calendar/calendars.hpp"
#include "engine/loading/report.hpp"
#include "engine/loading/yaml_tree.hpp"

#include <map>
#include <string>
#include <vector>

namespace filrouge::loading {

// A place in one of several files.
struct Mention {
  std::string file;
  Position at;
};

// Calendars while their parts are read, with what can only be checked when all of them are.
struct CalendarDraft {
  calendar::Calendars calendars;
  std::map<std::string, Mention> declared;                    // "zone A" and so on: where
  std::vector<std::pair<std::string, Mention>> wanted_zones;  // names of zones, and who needs them
  std::vector<std::pair<std::string, Mention>> wanted_parts;  // names of files, as written
};

// Adds what one file says.
void read_calendar(const Node& root, Report& report, CalendarDraft& draft);

}  // namespace filrouge::loading
