#pragma once
#include "engine/base/ids.hpp"
#include "engine/base/time.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::port {

enum class PersonKind { student, guardian, staff };

// What the rest of the database knows only by its key. Fields are named, so that a roster can tell what it changes;
// the names a school's import uses: family_name, given_names, birth_date (ISO 8601), sex, ine, mef, class, email,
// phone, status.
struct PersonRecord {
  PersonId id;
  SchoolId school;
  PersonKind kind = PersonKind::student;
  std::string reference;  // the key of the person in its source (ELEVE_ID, INE, login); unique per school and kind
  std::map<std::string, std::string> fields;
  bool absent_from_last_import = false;
  std::vector<PersonId> guardians;  // of a student
};

// One person of a roster. Its fields are compared with the roster's own previous values, not with the current ones: a
// field corrected by hand stays as it is until the roster itself says something new.
struct RosterEntry {
  PersonKind kind = PersonKind::student;
  std::string reference;
  std::map<std::string, std::string> fields;
  std::vector<std::string> guardians;  // references of guardians of the same school
};

struct RosterOutcome {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t absent = 0;  // known students that the roster no longer names
};

// An address at which nobody is reached any more, whoever has it.
struct UnreachableAddress {
  SchoolId school;
  std::string channel;
  std::string address;  // in lower case
  Instant since;
  std::string reason;  // a code: "bounced 5.1.1"
};

// Who holds a role in a school; several may, in order.
struct RoleHolder {
  SchoolId school;
  std::string role;
  PersonId person;
  int rank = 0;
};

}  // namespace filrouge::port
