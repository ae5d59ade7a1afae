#pragma once
#include "engine/calendar/calendars.hpp"
#include "engine/loading/needed_file.hpp"

#include <string>
#include <vector>

namespace filrouge::loading {

struct LoadedCalendars {
  calendar::Calendars calendars;
  std::vector<NeededFile> needs;  // itself and its parts, where they are not among the texts
};

// Reads the calendar file `name` and the parts it names, out of `texts` by name. A part is named relative to the folder
// of the file that names it. What is wrong is added to `findings`; the calendars hold whatever could be read. Parts say
// disjoint things: a zone, an académie or a lycée declared twice is an error that names both places.
[[nodiscard]] LoadedCalendars load_calendars(const std::string& name, const Files& texts, Diagnostics& findings);

}  // namespace filrouge::loading
