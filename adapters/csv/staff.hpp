#pragma once
#include "adapters/csv/report.hpp"
#include "adapters/csv/table.hpp"
#include "engine/port/person_record.hpp"

namespace filrouge::csv {

// Somebody who holds a role of the pathways in a lycée.
struct StaffLine {
  int line = 0;
  std::string role;          // "referent"
  port::RosterEntry person;  // fields: family_name, given_names, email, phone; the reference is the e-mail address
};

struct StaffRead {
  std::vector<StaffLine> staff;  // one per accepted line, in order: the order in which a role's holders are asked
  Report report;
};

// Reads who does what: columns role, nom, courriel, and optional prenom, telephone. A person may hold several roles,
// one line each. A line is rejected that lacks a role, a name or an e-mail address with one @.
[[nodiscard]] Result<StaffRead, Diagnostic> read_staff(std::string_view bytes, const ReadOptions& options);

}  // namespace filrouge::csv
