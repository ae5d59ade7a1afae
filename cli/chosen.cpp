#include "cli/chosen.hpp"

#include "adapters/system/clock.hpp"
#include "engine/base/error.hpp"
#include "engine/base/suggest.hpp"
#include "engine/base/words.hpp"
#include "engine/calendar/calendars.hpp"
#include "engine/scenario/civil_time.hpp"

#include <algorithm>

namespace filrouge::cli {
namespace {

using Kind = OutsideFailure::Kind;

// `sentence` says what is not so.
void expect_among(const std::string& sentence, const std::string& name, const std::vector<std::string>& known) {
  if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) return;
  const auto near = nearest_name(name, known);
  throw OutsideFailure(Kind::not_found,
                       sentence + " " + in_quotes(name) + (near ? "; did you mean " + in_quotes(*near) + "?" : "."));
}

// What `names` gives for every published pathway.
template <class Names>
std::vector<std::string> over_pathways(service::Library& library, Names names) {
  std::vector<std::string> all;
  for (const auto& hash : library.all_current()) names(*library.version(hash).pathway, all);
  return all;
}

}  // namespace

SchoolId chosen_school(const std::string& uai, port::PeopleStore& people) {
  SchoolId school(uai);
  if (people.school(school)) return school;
  throw OutsideFailure(Kind::not_found, "The lycée " + uai +
                                            " is not in the database: import it first with "
                                            "\"filrouge import schools\".");
}

std::vector<SchoolId> chosen_schools(const std::string& uai, port::PeopleStore& people) {
  if (!uai.empty()) return {chosen_school(uai, people)};
  std::vector<SchoolId> all;
  for (const auto& school : people.schools()) all.push_back(school.uai);
  return all;
}

Instant chosen_time(const std::string& now, const calendar::Zone& zone) {
  if (now.empty()) return system::SystemClock{}.now();
  if (const auto instant = scenario::parse_time(now, zone)) return *instant;
  throw OutsideFailure(
      Kind::unreadable,
      "--now " + in_quotes(now) + " is not a time: write 2026-07-13T12:00:00+02:00, 2026-07-13T12:00 or 2026-07-13.");
}

Instant chosen_day(const std::string& day) {
  const auto parsed = parse_day(day);
  if (!parsed) {
    throw OutsideFailure(Kind::unreadable, in_quotes(day) + " is no day that exists; write one like 2026-07-13.");
  }
  return Instant(parsed->time_since_epoch());
}

int chosen_cohort(const std::string& years, int current) {
  if (years.empty()) return current;
  if (const auto year = service::parse_cohort(years)) return *year;
  throw OutsideFailure(Kind::unreadable, in_quotes(years) + " is no school year; write one like 2025-2026.");
}

int current_cohort(Instant now) {
  return calendar::school_year(utc_day(now));
}

void expect_in_calendars(int cohort, service::Library& library) {
  if (library.all_current().empty() || calendar::tells_of_school_year(library.calendars(), cohort)) return;
  throw OutsideFailure(Kind::not_found,
                       "The calendars know nothing of the school year " + service::cohort_name(cohort) +
                           ": import the official calendar with \"filrouge calendar import\" and publish again.");
}

void expect_pathway(const std::string& name, service::Library& library) {
  expect_among("There is no published pathway", name,
               over_pathways(library, [](const auto& pathway, auto& all) { all.push_back(pathway.name); }));
}

void expect_role(const std::string& name, service::Library& library) {
  expect_among("No published pathway has the role", name, over_pathways(library, [](const auto& pathway, auto& all) {
                 for (const auto& role : pathway.roles) all.push_back(role.name);
               }));
}

void expect_state(const std::string& path, service::Library& library) {
  expect_among("No published pathway has the state", path, over_pathways(library, [](const auto& pathway, auto& all) {
                 for (const auto& state : pathway.states) all.push_back(state.path);
               }));
}

}  // namespace filrouge::cli
