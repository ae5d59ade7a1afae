#pragma once
#include "engine/calendar/zone.hpp"
#include "engine/port/people_store.hpp"
#include "engine/service/library.hpp"

#include <string>
#include <vector>

// What options choose by name. Each function throws OutsideFailure, with the remedy or the nearest name, where nobody
// knows the name.
namespace filrouge::cli {

[[nodiscard]] SchoolId chosen_school(const std::string& uai, port::PeopleStore& people);
// The one asked for; all of the database where `uai` is empty.
[[nodiscard]] std::vector<SchoolId> chosen_schools(const std::string& uai, port::PeopleStore& people);

// The instant of --now: RFC 3339, or a date or time in the zone; the clock's for an empty text.
[[nodiscard]] Instant chosen_time(const std::string& now, const calendar::Zone& zone);
// "2026-07-13", as the instant that day begins in UTC.
[[nodiscard]] Instant chosen_day(const std::string& day);
// First year of the cohort "2025-2026"; `current` for an empty text.
[[nodiscard]] int chosen_cohort(const std::string& years, int current);
// The school year an instant falls in.
[[nodiscard]] int current_cohort(Instant now);
// No case can live in a school year of which the published calendars know nothing.
void expect_in_calendars(int cohort, service::Library& library);

// Names of the published pathways, and of their roles and states; an empty name passes. Running cases may have older
// versions of them: ask only when nothing was found.
void expect_pathway(const std::string& name, service::Library& library);
void expect_role(const std::string& name, service::Library& library);
void expect_state(const std::string& path, service::Library& library);

}  // namespace filrouge::cli
