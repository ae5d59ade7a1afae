#pragma once
#include "engine/calendar/calendars.hpp"
#include "engine/interpreter/setting.hpp"
#include "engine/port/message_renderer.hpp"
#include "engine/port/pathway_store.hpp"
#include "engine/port/people_store.hpp"

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

// Published texts refer to one another by their names; the entry without a name says which of them is the main one.
// Texts of messages stand in their set under the name of the pathway, and the set has no main one.
inline constexpr const char* main_file_key = "";
[[nodiscard]] const std::string& main_file(const port::TextFiles& files);

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
  [[nodiscard]] const calendar::Calendars& calendars();

  // The current texts of a pathway's messages.
  [[nodiscard]] const MessageTexts& messages(const std::string& pathway_name);

 private:
  using PlacePtr = std::shared_ptr<const calendar::Place>;
  void read_calendars();
  void read_past_calendars();
  [[nodiscard]] Result<calendar::Place, calendar::CalendarError> resolve(const calendar::Calendars& calendars,
                                                                         const SchoolId& school);
  [[nodiscard]] PlacePtr place(const SchoolId& school);
  [[nodiscard]] PlacePtr past_place(const SchoolId& school, const PlaceHash& hash);
  [[nodiscard]] const interpreter::Setting& setting_in(const PathwayHash& hash, const SchoolId& school, int cohort,
                                                       const PlacePtr& place);

  port::PathwayStore& pathways_;
  port::PeopleStore& people_;
  calendar::ZoneSource zones_;
  std::map<PathwayHash, Version> versions_;
  std::optional<calendar::Calendars> calendars_;
  std::optional<std::vector<calendar::Calendars>> past_calendars_;  // those this build can read, the latest first
  std::map<SchoolId, PlacePtr> places_;
  std::map<std::pair<SchoolId, PlaceHash>, PlacePtr> past_places_;  // nothing: no calendars make it
  std::map<std::tuple<PathwayHash, SchoolId, int, PlaceHash>, interpreter::Setting> settings_;
  std::map<std::string, MessageTexts> messages_;
};

}  // namespace filrouge::service
