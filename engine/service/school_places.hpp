#pragma once
#include "engine/calendar/calendars.hpp"
#include "engine/port/pathway_store.hpp"
#include "engine/port/people_store.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace filrouge::service {

// Where lycées are, by the published calendars: read once and kept.
class SchoolPlaces {
 public:
  using PlacePtr = std::shared_ptr<const calendar::Place>;

  SchoolPlaces(port::PathwayStore& pathways, port::PeopleStore& people, calendar::ZoneSource zones);

  // Everything is read again from now on.
  void forget();
  // Reads of these schools what `place` will need, at once: a drain meets two thousand of them.
  void expect(const std::vector<SchoolId>& schools);

  // Throws OutsideFailure (not_found) when no calendars were published.
  [[nodiscard]] const calendar::Calendars& calendars();
  // Throws OutsideFailure (unreadable) when the calendars do not tell about the school.
  [[nodiscard]] PlacePtr place(const SchoolId& school);
  // As it was when this was its hash; nothing where no calendars that were ever published make that place.
  [[nodiscard]] PlacePtr past_place(const SchoolId& school, const PlaceHash& hash);

 private:
  void read_calendars();
  void read_past_calendars();
  [[nodiscard]] const std::string& commune(const SchoolId& school);
  [[nodiscard]] PlacePtr resolve(const SchoolId& school);

  port::PathwayStore& pathways_;
  port::PeopleStore& people_;
  calendar::ZoneSource zones_;
  std::optional<calendar::Calendars> calendars_;
  std::optional<std::vector<calendar::Calendars>> past_calendars_;  // those this build can read, the latest first
  std::map<SchoolId, std::string> communes_;                        // by their INSEE codes; empty: by the UAI
  std::map<SchoolId, PlacePtr> places_;
  std::map<std::pair<std::string, std::string>, PlacePtr> alike_;   // of schools that calendars do not name
  std::map<std::pair<SchoolId, PlaceHash>, PlacePtr> past_places_;  // nothing: no calendars make it
};

}  // namespace filrouge::service
