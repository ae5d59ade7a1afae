#pragma once
#include "adapters/csv/staff.hpp"
#include "adapters/csv/students.hpp"
#include "cli/compose.hpp"
#include "engine/service/known_pupils.hpp"
#include "engine/service/open_cases.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace filrouge::cli {

// The classes of the vocational track, from nomenclature/mef.csv of the data folder. Throws OutsideFailure.
[[nodiscard]] csv::MefNomenclature read_nomenclature(const std::filesystem::path& data);

// Pupils and guardians as the database takes them.
[[nodiscard]] std::vector<port::RosterEntry> entries_of(const csv::RosterRead& read);

// Adds the pupils whom rejected lines may be about, with nothing that would change them: who stands in the roster is
// not absent from it. False where who is absent cannot be told: a line that does not say whom it is about, or no pupil.
[[nodiscard]] bool name_rejected(const csv::RosterRead& read, const service::KnownPupils& known,
                                 std::vector<port::RosterEntry>& entries);

// Puts the staff in the database and gives each role its holders, in the order of the lines.
port::RosterOutcome put_staff(port::PeopleStore& people, const SchoolId& school, const csv::StaffRead& read);

// Opens the cases of a school's pupils for every published pathway; sums over the pathways.
[[nodiscard]] service::OpeningReport open_all_cases(Composition& engine, const SchoolId& school, int cohort,
                                                    Instant now);

}  // namespace filrouge::cli
