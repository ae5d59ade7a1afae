#include "engine/base/words.hpp"
#include "engine/calendar/calendars.hpp"
#include "engine/calendar/uai.hpp"
#include "engine/calendar/words.hpp"

#include <algorithm>

namespace filrouge::calendar {
namespace {

constexpr int first_closure_year = 2020;
constexpr int last_closure_year = 2098;

// Where a text points to in the stack, top to bottom; the lower levels may be missing.
struct Location {
  std::string name;
  Territory territory = Territory::metropole;
  const Academie* academie = nullptr;
  const School* school = nullptr;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Two digits of the mainland, 2A or 2B, 97x or 98x; then the number of the commune, never all zeros.
bool is_commune_code(std::string_view text) {
  if (text.size() != 5 || !std::all_of(text.begin() + 2, text.end(), is_digit)) return false;
  const bool corse = text[0] == '2' && (text[1] == 'A' || text[1] == 'B');
  if (!corse && !(is_digit(text[0]) && is_digit(text[1]))) return false;
  const bool overseas = text.substr(0, 2) == "97" || text.substr(0, 2) == "98";
  return text.substr(overseas ? 3 : 2).find_first_not_of('0') != std::string_view::npos;
}

// The département of a commune as the first three characters of a UAI write it.
std::string departement_prefix(std::string_view commune) {
  if (commune.substr(0, 2) == "2A") return "620";
  if (commune.substr(0, 2) == "2B") return "720";
  if (commune.substr(0, 2) == "97" || commune.substr(0, 2) == "98") return std::string{commune.substr(0, 3)};
  return "0" + std::string{commune.substr(0, 2)};
}

Result<Location, CalendarError> locate_prefix(const Calendars& calendars, std::string_view name,
                                              std::string_view prefix) {
  const auto* academie = academie_of(calendars, prefix);
  if (academie == nullptr) {
    return failure(CalendarError{std::string{name} +
                                 " belongs to no académie of the calendars: none has the département " +
                                 in_quotes(prefix) + "."});
  }
  return Location{std::string{name}, academie->second.departements.at(std::string{prefix}), &academie->second, nullptr};
}

Result<Location, CalendarError> locate_commune(const Calendars& calendars, std::string_view commune) {
  auto location = locate_prefix(calendars, commune, departement_prefix(commune));
  if (!location) return location;
  const auto other = calendars.communes.find(std::string{commune});
  if (other != calendars.communes.end()) location->territory = other->second;
  return location;
}

Result<Location, CalendarError> locate_school(const Calendars& calendars, std::string_view uai,
                                              std::string_view commune) {
  const auto checked = check_uai(uai);
  if (!checked) return failure(CalendarError{checked.error()});
  auto location = locate_prefix(calendars, uai, uai.substr(0, 3));
  if (!location) return location;
  if (const auto school = calendars.schools.find(std::string{uai}); school != calendars.schools.end()) {
    location->school = &school->second;
    if (school->second.commune) commune = *school->second.commune;
  }
  if (commune.empty()) return location;
  auto around = locate_commune(calendars, commune);
  if (!around) return around;
  location->territory = around->territory;
  return location;
}

Result<Location, CalendarError> locate(const Calendars& calendars, std::string_view place,
                                       std::string_view commune = {}) {
  if (place.empty()) {
    return failure(
        CalendarError{"A place is missing: write a UAI, an INSEE commune code or a territory such as metropole."});
  }
  if (const auto territory = parse_territory(place)) return Location{std::string{place}, *territory, nullptr, nullptr};
  if (is_commune_code(place)) return locate_commune(calendars, place);
  if (is_digit(place.front()) && place.size() == 8) return locate_school(calendars, place, commune);
  return failure(CalendarError{in_quotes(place) +
                               " is no place: write a UAI (0570108H), an INSEE commune code (57672) or a territory "
                               "(metropole, alsace-moselle, la-reunion …)."});
}

// The territory's own zone comes first: Saint-Martin is in the académie of Guadeloupe and has holidays of its own.
const HolidayZone* zone_at(const Calendars& calendars, const Location& location) {
  const auto territory = calendars.territories.find(location.territory);
  auto name = territory == calendars.territories.end() ? std::nullopt : territory->second.zone;
  if (!name && location.academie != nullptr) name = location.academie->zone;
  const auto zone = name ? calendars.zones.find(*name) : calendars.zones.end();
  return zone == calendars.zones.end() ? nullptr : &zone->second;
}

// Lower levels overwrite, key by key.
void stack(Layer& whole, const Layer& lower) {
  for (const auto& [name, closure] : lower.closures) whole.closures.insert_or_assign(name, closure);
  for (const auto& [key, day] : lower.milestones) whole.milestones.insert_or_assign(key, day);
}

std::vector<DayRange> expand(const std::map<std::string, std::optional<Closure>>& closures) {
  std::vector<DayRange> ranges;
  for (const auto& [name, closure] : closures) {
    for (int cohort = first_closure_year; closure && cohort <= last_closure_year; ++cohort) {
      const auto from = day_of(closure->from, cohort);
      const auto until = day_of(closure->until, cohort);
      if (from && until && *from < *until) ranges.push_back({*from, *until});
    }
  }
  std::sort(ranges.begin(), ranges.end(), [](const DayRange& a, const DayRange& b) { return a.first < b.first; });
  std::vector<DayRange> disjoint;
  for (const DayRange& range : ranges) {
    if (disjoint.empty() || disjoint.back().end < range.first) {
      disjoint.push_back(range);
    } else {
      disjoint.back().end = std::max(disjoint.back().end, range.end);
    }
  }
  return disjoint;
}

}  // namespace

const std::pair<const std::string, Academie>* academie_of(const Calendars& calendars, std::string_view uai) {
  const std::string prefix{uai.substr(0, 3)};
  const auto found = std::find_if(calendars.academies.begin(), calendars.academies.end(),
                                  [&](const auto& entry) { return entry.second.departements.count(prefix) > 0; });
  return found == calendars.academies.end() ? nullptr : &*found;
}

Result<Place, CalendarError> resolve(const Calendars& calendars, std::string_view text, const ZoneSource& zones,
                                     std::string_view commune) {
  const auto location = locate(calendars, text, commune);
  if (!location) return failure(location.error());
  const auto territory = calendars.territories.find(location->territory);
  if (territory == calendars.territories.end()) {
    return failure(CalendarError{"The calendars do not tell about the territory " +
                                 std::string{to_string(location->territory)} + "."});
  }
  Place place;
  place.name = location->name;
  place.territory = location->territory;
  place.zone = zones(territory->second.time_zone);
  Layer layer = calendars.nation;
  stack(layer, territory->second.layer);
  if (const HolidayZone* zone = zone_at(calendars, *location)) {
    stack(layer, zone->layer);
    place.school_known = zone->known;
    for (const SchoolHoliday& holiday : zone->holidays) place.school_holidays.push_back(holiday.days);
  }
  if (location->academie != nullptr) stack(layer, location->academie->layer);
  if (location->school != nullptr) stack(layer, location->school->layer);
  place.closures = expand(layer.closures);
  place.milestones = std::move(layer.milestones);
  return seal(std::move(place));
}

const HolidayZone* holiday_zone(const Calendars& calendars, std::string_view place) {
  const auto location = locate(calendars, place);
  return location ? zone_at(calendars, *location) : nullptr;
}

bool tells_of_school_year(const Calendars& calendars, int year) {
  const auto begin = [](int of) { return Day{std::chrono::year{of} / std::chrono::September / 1}; };
  const auto known = [&](const auto& zone) {
    return zone.second.known.first < begin(year + 1) && begin(year) < zone.second.known.end;
  };
  const auto dated = [year](const Layer& layer) {
    return std::any_of(layer.milestones.begin(), layer.milestones.end(),
                       [year](const auto& milestone) { return milestone.first.second == year; });
  };
  const auto any_dated = [&dated](const auto& levels) {
    return std::any_of(levels.begin(), levels.end(), [&dated](const auto& level) { return dated(level.second.layer); });
  };
  return std::any_of(calendars.zones.begin(), calendars.zones.end(), known) || dated(calendars.nation) ||
         any_dated(calendars.territories) || any_dated(calendars.zones) || any_dated(calendars.academies) ||
         any_dated(calendars.schools);
}

}  // namespace filrouge::calendar
