#pragma once
#include "engine/calendar/calendars.hpp"

#include <string>

namespace filrouge::cli {

// A school year (1 September to 31 August) of a place as a grid for the terminal: a row a month, weeks in columns, one
// character a day, each explained below; then its holidays, closures and milestones as lists. `zone` gives the school
// holidays their titles and may be null. Plain text without colours, 59 columns wide at most but for titles.
[[nodiscard]] std::string draw_school_year(const calendar::Place& place, const calendar::HolidayZone* zone, int year);

}  // namespace filrouge::cli
