#include "engine/service/school_places.hpp"

#include "engine/base/error.hpp"
#include "engine/calendar/uai.hpp"
#include "engine/loading/load_calendar.hpp"
#include "engine/service/published_text.hpp"

namespace filrouge::service {

SchoolPlaces::SchoolPlaces(port::PathwayStore& pathways, port::PeopleStore& people, calendar::ZoneSource zones)
    : pathways_(pathways), people_(people), zones_(std::move(zones)) {}

void SchoolPlaces::forget() {
  calendars_.reset();
  past_calendars_.reset();
  communes_.clear();
  places_.clear();
  alike_.clear();
}

void SchoolPlaces::expect(const std::vector<SchoolId>& schools) {
  std::vector<SchoolId> unknown;
  for (const auto& school : schools)
    if (communes_.try_emplace(school).second) unknown.push_back(school);
  if (unknown.empty()) return;
  for (auto& record : people_.schools(unknown)) communes_[record.uai] = std::move(record.commune_code);
}

const std::string& SchoolPlaces::commune(const SchoolId& school) {
  expect({school});
  return communes_.at(school);
}

void SchoolPlaces::read_calendars() {
  const auto set = pathways_.current(port::ContentVersion::Kind::calendars);
  if (!set) {
    throw OutsideFailure(OutsideFailure::Kind::not_found,
                         "No calendar was published: \"filrouge publish\" publishes a pathway with its calendar.");
  }
  Diagnostics findings;
  calendars_ = loading::load_calendars(main_file(set->files), set->files, findings).calendars;
  if (has_errors(findings)) unreadable_here("The published calendars");
}

const calendar::Calendars& SchoolPlaces::calendars() {
  if (!calendars_) read_calendars();
  return *calendars_;
}

void SchoolPlaces::read_past_calendars() {
  past_calendars_.emplace();
  constexpr auto kind = port::ContentVersion::Kind::calendars;
  for (const auto& hash : pathways_.published(kind)) {
    const auto set = pathways_.find(kind, hash);
    if (!set) continue;
    Diagnostics findings;
    auto calendars = loading::load_calendars(main_file(set->files), set->files, findings).calendars;
    if (!has_errors(findings)) past_calendars_->push_back(std::move(calendars));
  }
}

SchoolPlaces::PlacePtr SchoolPlaces::place(const SchoolId& school) {
  auto& known = places_[school];
  if (!known) known = resolve(school);
  return known;
}

// The place of a lycée is where its UAI says, unless its commune says otherwise. Whatever the calendars do not name is
// the same place as any other of its département and commune, but for its name.
SchoolPlaces::PlacePtr SchoolPlaces::resolve(const SchoolId& school) {
  const auto& uai = school.value();
  const auto alike = std::pair(uai.substr(0, 3), commune(school));
  const bool named = calendars().schools.contains(uai);
  if (const auto other = alike_.find(alike); !named && other != alike_.end() && calendar::check_uai(uai)) {
    auto same = *other->second;
    same.name = uai;
    return std::make_shared<const calendar::Place>(std::move(same));
  }
  auto resolved = calendar::resolve(calendars(), uai, zones_, alike.second);
  if (!resolved) {
    throw OutsideFailure(OutsideFailure::Kind::unreadable,
                         "The calendars do not tell about the lycée " + uai + ": " + resolved.error().message);
  }
  auto place = std::make_shared<const calendar::Place>(std::move(*resolved));
  if (!named) alike_.emplace(alike, place);
  return place;
}

SchoolPlaces::PlacePtr SchoolPlaces::past_place(const SchoolId& school, const PlaceHash& hash) {
  if (auto now = place(school); now->hash == hash) return now;
  const auto [entry, unknown] = past_places_.try_emplace({school, hash});
  if (!unknown) return entry->second;
  if (!past_calendars_) read_past_calendars();
  for (const auto& calendars : *past_calendars_) {
    auto resolved = calendar::resolve(calendars, school.value(), zones_, commune(school));
    if (!resolved || resolved->hash != hash) continue;
    entry->second = std::make_shared<const calendar::Place>(std::move(*resolved));
    break;
  }
  return entry->second;
}

}  // namespace filrouge::service
