#pragma once
#include "engine/port/case_record.hpp"
#include "engine/port/person_record.hpp"
#include "engine/port/school_record.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::port {

// Schools, and the people that cases know only by their keys. All personal data of the database is behind this port.
class PeopleStore {
 public:
  virtual ~PeopleStore() = default;

  virtual void put(const std::vector<SchoolRecord>& schools) = 0;
  [[nodiscard]] virtual std::optional<SchoolRecord> school(const SchoolId& uai) = 0;
  [[nodiscard]] virtual std::vector<SchoolRecord> schools() = 0;
  // Those of them that the database has.
  [[nodiscard]] virtual std::vector<SchoolRecord> schools(const std::vector<SchoolId>& uais) = 0;

  // Takes a school's roster in one transaction. With `complete`, students it does not name are marked as absent from
  // the last import; they are never removed.
  [[nodiscard]] virtual RosterOutcome import_roster(const SchoolId& school, const std::vector<RosterEntry>& entries,
                                                    bool complete) = 0;
  // Changes fields by hand; an empty value removes the field. False when there is no such person.
  [[nodiscard]] virtual bool correct(const SchoolId& school, PersonId person,
                                     const std::map<std::string, std::string>& fields) = 0;

  [[nodiscard]] virtual std::vector<PersonRecord> find(const SchoolId& school, const std::vector<PersonId>& ids) = 0;
  // Those persons, and the guardians of the pupils among them.
  [[nodiscard]] virtual std::vector<PersonRecord> families(const SchoolId& school,
                                                           const std::vector<PersonId>& ids) = 0;
  [[nodiscard]] virtual std::optional<PersonRecord> find(const SchoolId& school, PersonKind kind,
                                                         const std::string& reference) = 0;
  // In the order of their ids, behind `after`.
  [[nodiscard]] virtual std::vector<PersonRecord> page(const SchoolId& school, PersonKind kind, PersonId after,
                                                       std::size_t limit) = 0;

  virtual void set_role_holders(const SchoolId& school, const std::string& role,
                                const std::vector<PersonId>& holders) = 0;
  [[nodiscard]] virtual std::vector<RoleHolder> role_holders(const SchoolId& school) = 0;

  // Nothing is written to such an address any more; one that is marked already keeps its first reason.
  virtual void mark_unreachable(const UnreachableAddress& address) = 0;
  [[nodiscard]] virtual std::vector<UnreachableAddress> unreachable(const SchoolId& school) = 0;
  // Takes the mark away. False when there is none.
  [[nodiscard]] virtual bool mark_reachable(const SchoolId& school, const std::string& channel,
                                            const std::string& address) = 0;

  // Facts of a case that are declared personal; guards never read them. An empty value removes the fact.
  virtual void put_personal(const CaseKey& key, const std::map<std::string, std::string>& facts) = 0;
  [[nodiscard]] virtual std::map<std::string, std::string> personal(const CaseKey& key) = 0;

  // Removes the person from every place that holds personal data. Cases and history stay: they name only the key.
  // False when there is no such person (any more), so that an interrupted erasure can be run again.
  [[nodiscard]] virtual bool erase(const SchoolId& school, PersonId person) = 0;
};

}  // namespace filrouge::port
