#pragma once
#include "engine/calendar/calendars.hpp"
#include "engine/interpreter/setting.hpp"
#include "engine/port/message_renderer.hpp"
#include "engine/port/pathway_store.hpp"
#include "engine/port/people_store.hpp"
#include "engine/service/school_places.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace filrouge::service {

// "2025-2026" for 2025, both ways: the school year of the exam as cases name their cohort.
[[nodiscard]] std::string cohort_name(int first_year);
[[nodiscard]] std::optional<int> parse_cohort(std::string_view name);

using MessageTexts = std::map<std::string, port::MessageTemplate>;

// The published pathways, calendars and messages, read once and kept. One thread at a time.
class Library {
 public:
  struct Version {
    std::shared_ptr<const pathway::Pathway> pathway;
    std::shared_ptr<const pathway::Derived> derived;
  };

  Library(port::PathwayStore& pathways, port::PeopleStore& people, calendar::ZoneSource zones);

  // What is current is read again from now on; versions, which never change, are kept.
  void forget_current();

  // Throws OutsideFailure (incompatible) when the version is not in the database or this build cannot read it.
  [[nodiscard]] const Version& version(const PathwayHash& hash);
  // The current version of a pathway; nothing when no such pathway was published.
  [[nodiscard]] std::optional<PathwayHash> current(const std::string& name);
  // The current version of every published pathway, by name.
  [[nodiscard]] std::vector<PathwayHash> all_current();

  // Throws OutsideFailure (unreadable) when the calendars do not tell about the school.
  [[nodiscard]] const interpreter::Setting& setting(const PathwayHash& hash, const SchoolId& school, int cohort);

  // The same with the place as it was when this was its hash, so that an old step can be decided again. Nothing where
  // no calendars that were ever published make that place.
  [[nodiscard]] const interpreter::Setting* setting_as_it_was(const PathwayHash& hash, const SchoolId& school,
                                                              int cohort, const PlaceHash& place);

  // Throws OutsideFailure (not_found) when none was published.
  [[nodiscard]] const calendar::Calendars& calendars() { return places_.calendars(); }

  // That `setting` will be asked for them: they are read together.
  void expect(const std::vector<SchoolId>& schools) { places_.expect(schools); }

  // The current texts of a pathway's messages.
  [[nodiscard]] const MessageTexts& messages(const std::string& pathway_name);

 private:
  using PlacePtr = SchoolPlaces::PlacePtr;
  [[nodiscard]] const interpreter::Setting& setting_in(const PathwayHash& hash, const SchoolId& school, int cohort,
                                                       const PlacePtr& place);

  port::PathwayStore& pathways_;
  SchoolPlaces places_;
  std::map<PathwayHash, Version> versions_;
  std::map<std::tuple<PathwayHash, SchoolId, int, PlaceHash>, interpreter::Setting> settings_;
  std::map<std::string, MessageTexts> messages_;
};

}  // namespace filrouge::service
