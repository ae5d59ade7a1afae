#pragma once
#include "engine/base/ids.hpp"
#include "engine/base/result.hpp"
#include "engine/calendar/duration.hpp"
#include "engine/calendar/public_holidays.hpp"
#include "engine/calendar/zone.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace filrouge::calendar {

// Half open: `first` is in it, `end` is not.
struct DayRange {
  Day first;
  Day end;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// Where a case lives, resolved: everything about time that a step may ask. A value.
struct Place {
  std::string name;  // the UAI, the commune or the territory, for sentences; it decides nothing
  std::shared_ptr<const Zone> zone;
  Territory territory = Territory::metropole;
  std::vector<DayRange> school_holidays;  // of pupils, ascending, disjoint
  std::optional<DayRange> school_known;   // the days school_holidays speak of; nothing may be computed outside
  std::vector<DayRange> closures;         // of staff (freeze windows), ascending, disjoint
  // Dates the calendars give or move: (milestone, first civil year of the school year it is declared for) to the day.
  // La Réunion's rentree of 2026-2027, on 2026-08-18, is {"rentree", 2026}: the calendar says so, school_year() would
  // not.
  std::map<std::pair<std::string, int>, Day> milestones;
  PlaceHash hash;  // see seal()
};

// Computes and sets the hash: of all that decides a date, not of the name, so that lycées under the same rules share
// it.
[[nodiscard]] Place seal(Place place);

// Why a date cannot be computed, as a sentence with the remedy ("school holidays are known until 2027-07-03 …").
struct CalendarError {
  std::string message;
};

[[nodiscard]] bool is_working_day(const Place& place, Day day);
[[nodiscard]] bool is_ouvrable_day(const Place& place, Day day);
[[nodiscard]] Result<bool, CalendarError> is_school_day(const Place& place, Day day);

// day + duration, negative counts going back. Days of a kind: the count-th such day strictly after (before) `day`;
// count 0 is `day` itself. Months clamp to the last day of the month. Refused: clock units, school days that count past
// what is known, results outside the years 1 to 9999.
[[nodiscard]] Result<Day, CalendarError> add(const Place& place, Day day, const Duration& duration);

// instant + duration. Clock units count real time; the others move the civil date and keep the civil time of day (a
// time skipped or repeated that day is resolved as Zone::instant says). `place.zone` must be set.
[[nodiscard]] Result<Instant, CalendarError> add(const Place& place, Instant instant, const Duration& duration);

// First civil year of the school year (1 September to 31 August) that holds the day: 2025 for 2026-07-13.
[[nodiscard]] int school_year(Day day);

}  // namespace filrouge::calendar
