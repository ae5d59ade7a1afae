#pragma once
#include "engine/calendar/date_rule.hpp"
#include "engine/calendar/place.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The calendars as administrators write them, stacked from the nation down to one lycée, and the place they make.
namespace filrouge::calendar {

// Days a school is closed to its staff, each year again.
struct Closure {
  DateRule from;
  DateRule until;  // the first day open again
  friend bool operator==(const Closure&, const Closure&) = default;
};

// What every level of the stack may say; a lower level has the last word, key by key.
struct Layer {
  std::map<std::string, std::optional<Closure>> closures;  // by name; empty: the one from above does not hold here
  std::map<std::pair<std::string, int>, Day> milestones;   // see Place::milestones
  friend bool operator==(const Layer&, const Layer&) = default;
};

// A territory of public holidays.
struct TerritoryCalendar {
  std::string time_zone;            // IANA name
  std::optional<std::string> zone;  // the holiday zone where the whole territory has one
  Layer layer;
  friend bool operator==(const TerritoryCalendar&, const TerritoryCalendar&) = default;
};

struct SchoolHoliday {
  std::string title;
  DayRange days;  // from the first day off to the day classes resume
  friend bool operator==(const SchoolHoliday&, const SchoolHoliday&) = default;
};

// Where pupils have the same holidays: A, B, C, corse, guadeloupe …
struct HolidayZone {
  std::string title;
  DayRange known;                       // the days `holidays` speaks of
  std::vector<SchoolHoliday> holidays;  // ascending, disjoint
  Layer layer;
  friend bool operator==(const HolidayZone&, const HolidayZone&) = default;
};

struct Academie {
  std::string title;
  std::optional<std::string> zone;
  // First three characters of a UAI ("057", "620" and "720" for Corse, "971") to the territory of public holidays.
  std::map<std::string, Territory> departements;
  Layer layer;
  friend bool operator==(const Academie&, const Academie&) = default;
};

struct School {
  std::optional<std::string> commune;  // INSEE code, where it decides otherwise than the UAI
  Layer layer;
  friend bool operator==(const School&, const School&) = default;
};

struct Calendars {
  std::string title;
  Layer nation;
  std::map<Territory, TerritoryCalendar> territories;
  std::map<std::string, HolidayZone> zones;
  std::map<std::string, Academie> academies;  // by two-digit code
  std::map<std::string, Territory> communes;  // INSEE codes that follow another territory than their département
  std::map<std::string, School> schools;      // by UAI
  friend bool operator==(const Calendars&, const Calendars&) = default;
};

// Gives the rules of an IANA zone; supplied from outside, for nothing here reads the zone database.
using ZoneSource = std::function<std::shared_ptr<const Zone>(const std::string&)>;

// The sealed place of a lycée (its UAI), of a commune (its INSEE code of five characters) or of a territory by name.
// A territory with several holiday zones (metropole) gives a place that knows no school holidays. Refused with a
// sentence: a text that is none of the three, and places the calendars do not tell about. `commune` is the INSEE code
// of a lycée's commune where the caller knows it; what the calendars say of that lycée goes before it. Closures are
// those of the school years 2020-2021 to 2098-2099.
[[nodiscard]] Result<Place, CalendarError> resolve(const Calendars& calendars, std::string_view place,
                                                   const ZoneSource& zones, std::string_view commune = {});

// The holiday zone of the same texts; nullptr where resolve() refuses the text or knows no school holidays.
[[nodiscard]] const HolidayZone* holiday_zone(const Calendars& calendars, std::string_view place);

// The académie of a UAI by its first three characters, nullptr where the calendars name none.
[[nodiscard]] const std::pair<const std::string, Academie>* academie_of(const Calendars& calendars,
                                                                        std::string_view uai);

// Whether any level of the calendars tells something of the school year that begins in `year`: a holiday zone its days,
// or anything a milestone.
[[nodiscard]] bool tells_of_school_year(const Calendars& calendars, int year);

}  // namespace filrouge::calendar
