#include "cli/roster.hpp"

#include "adapters/system/files.hpp"
#include "engine/base/error.hpp"

#include <map>
#include <set>

namespace filrouge::cli {

csv::MefNomenclature read_nomenclature(const std::filesystem::path& data) {
  const auto file = data / "nomenclature/mef.csv";
  const auto bytes = system::read_file(file);
  auto read = csv::MefNomenclature::read(bytes);
  if (read) return std::move(*read);
  read.error().file = file.string();
  throw OutsideFailure(OutsideFailure::Kind::unreadable,
                       "The nomenclature cannot be read.\n" + render(read.error(), bytes));
}

std::vector<port::RosterEntry> entries_of(const csv::RosterRead& read) {
  std::vector<port::RosterEntry> entries;
  for (const auto& pupil : read.pupils) {
    entries.insert(entries.end(), pupil.guardians.begin(), pupil.guardians.end());
    entries.push_back(pupil.student);
  }
  return entries;
}

bool name_rejected(const csv::RosterRead& read, const service::KnownPupils& known,
                   std::vector<port::RosterEntry>& entries) {
  std::set<std::string> named;
  for (const auto& pupil : read.pupils) named.insert(pupil.student.reference);
  for (const auto& fields : read.rejected) {
    const auto references = known.may_be(service::identity_of(fields));
    if (!references) return false;
    for (const auto& reference : *references)
      if (named.insert(reference).second) entries.push_back({port::PersonKind::student, reference, {}, {}});
  }
  return !read.pupils.empty();
}

port::RosterOutcome put_staff(port::PeopleStore& people, const SchoolId& school, const csv::StaffRead& read) {
  std::map<std::string, port::RosterEntry> persons;
  for (const auto& line : read.staff) persons.emplace(line.person.reference, line.person);
  std::vector<port::RosterEntry> entries;
  for (const auto& [reference, person] : persons) entries.push_back(person);
  const auto outcome = people.import_roster(school, entries, false);

  std::map<std::string, std::vector<PersonId>> holders;
  for (const auto& line : read.staff) {
    if (const auto person = people.find(school, port::PersonKind::staff, line.person.reference))
      holders[line.role].push_back(person->id);
  }
  for (const auto& [role, ids] : holders) people.set_role_holders(school, role, ids);
  return outcome;
}

service::OpeningReport open_all_cases(Composition& engine, const SchoolId& school, int cohort, Instant now) {
  auto stores = engine.stores();
  service::OpenCases open(stores.cases, stores.people, engine.library());
  service::OpeningReport sum;
  for (const auto& pathway : engine.library().all_current()) {
    const auto report = open.run(pathway, school, cohort, now);
    sum.opened += report.opened;
    sum.there_already += report.there_already;
    sum.not_concerned += report.not_concerned;
    sum.incidents += report.incidents;
  }
  return sum;
}

}  // namespace filrouge::cli
