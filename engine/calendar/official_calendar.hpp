#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/calendar/calendars.hpp"

#include <map>
#include <string>
#include <vector>

// The official school calendar: the national open data set "Le calendrier scolaire" (fr-en-calendrier-scolaire) of the
// ministry of education, Licence Ouverte 2.0.
namespace filrouge::calendar {

// One row, as published. Start and end are midnights of Paris whatever the territory; the end is the day classes
// resume, and a row whose start is its end is one day off.
struct OfficialRow {
  int line = 0;
  std::string description;  // "Vacances de Noël"; "Début des …" where the end is not yet published
  std::string population;   // "-", "Élèves", "Enseignants", or islands of Guadeloupe
  Instant start;
  Instant end;
  std::string location;  // an académie or a territory
  std::string zone;      // "Zone A", or the territory again
};

struct OfficialCalendar {
  std::map<std::string, HolidayZone>
      zones;             // A, B, C, corse, guadeloupe, saint-martin …, with the rentree of each year
  Diagnostics findings;  // errors and notes, by line; the file's name is left empty
};

// Keeps the days off of pupils of lycées. A zone is known from its first holiday on, as long as each school year is
// closed by a summer holiday whose end is published; beyond that it says nothing. Rows of territories outside the
// scheme (Nouvelle-Calédonie, Polynésie, Wallis-et-Futuna) are left out. Errors: a start or end that is no midnight, an
// unknown population or location, académies of one zone that differ, holidays that overlap.
[[nodiscard]] OfficialCalendar compile(const std::vector<OfficialRow>& rows, const Zone& paris);

// The zones as a part of the calendar files: YAML that load_calendar reads back unchanged.
[[nodiscard]] std::string to_yaml(const std::map<std::string, HolidayZone>& zones);

}  // namespace filrouge::calendar
