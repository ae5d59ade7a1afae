#include "cli/known_settings.hpp"

#include "adapters/system/zone_database.hpp"
#include "cli/needed_files.hpp"
#include "engine/loading/load_calendar.hpp"

#include <map>
#include <optional>
#include <set>

namespace filrouge::cli {
namespace {

std::optional<calendar::Calendars> read_calendars(const std::string& name, loading::Files& files) {
  loading::LoadedCalendars loaded;
  Diagnostics findings;
  do {
    findings.clear();
    loaded = loading::load_calendars(name, files, findings);
  } while (read_needed(loaded.needs, files));
  if (!loaded.needs.empty() || has_errors(findings)) return std::nullopt;
  return std::move(loaded.calendars);
}

// A commune of the département that UAIs write so: "057" is 57001, "620" 2A001, "974" 97401.
std::string commune_in(const std::string& departement) {
  if (departement == "620") return "2A001";
  if (departement == "720") return "2B001";
  return departement.front() == '0' ? departement.substr(1) + "001" : departement + "01";
}

// One place for each académie and each territory in it.
std::vector<std::string> places_of(const calendar::Calendars& calendars) {
  std::vector<std::string> places;
  for (const auto& [code, academie] : calendars.academies) {
    std::set<calendar::Territory> seen;
    for (const auto& [departement, territory] : academie.departements) {
      if (seen.insert(territory).second) places.push_back(commune_in(departement));
    }
  }
  return places;
}

}  // namespace

std::vector<interpreter::Setting> known_settings(std::shared_ptr<const pathway::Pathway> pathway,
                                                 const std::string& calendar, loading::Files& files) {
  system::ZoneDatabase zones;
  if (pathway->calendar_file.empty()) {
    calendar::Place bare;
    bare.zone = zones.zone("Europe/Paris");
    constexpr int any_cohort = 2025;
    return {interpreter::make_setting(std::move(pathway),
                                      std::make_shared<const calendar::Place>(seal(std::move(bare))), any_cohort)};
  }
  const auto calendars = read_calendars(calendar, files);
  if (!calendars) return {};
  std::map<PlaceHash, std::shared_ptr<const calendar::Place>> places;
  for (const auto& name : places_of(*calendars)) {
    auto place = calendar::resolve(*calendars, name, [&zones](const std::string& zone) { return zones.zone(zone); });
    if (!place) continue;
    const auto hash = place->hash;
    places.emplace(hash, std::make_shared<const calendar::Place>(*std::move(place)));
  }
  const auto derived = std::make_shared<const pathway::Derived>(*pathway);
  std::vector<interpreter::Setting> settings;
  constexpr int first_cohort = 2020;
  constexpr int last_cohort = 2098;
  for (int cohort = first_cohort; cohort <= last_cohort; ++cohort) {
    if (!calendar::tells_of_school_year(*calendars, cohort)) continue;
    for (const auto& [hash, place] : places) {
      settings.push_back(interpreter::make_setting(pathway, place, cohort, derived));
    }
  }
  return settings;
}

}  // namespace filrouge::cli
