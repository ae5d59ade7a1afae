#pragma once
#include "adapters/csv/mef.hpp"
#include "adapters/csv/report.hpp"
#include "adapters/csv/table.hpp"
#include "engine/port/person_record.hpp"

namespace filrouge::csv {

// A pupil of a roster with the legal guardians the line names.
struct RosterLine {
  int line = 0;
  // Fields, where the line gives them: family_name, usage_name, given_names, birth_date (ISO 8601), sex (F or M), ine,
  // mef (10 digits), mefstat4, speciality, diploma (cap, bac_pro, bma or dtms), class, status (ST), leaving_date
  // (ISO 8601), email, phone, address (lines, parted by LF). The reference is the INE; for a pupil without one, the
  // name and birth date.
  port::RosterEntry student;
  // Fields: family_name, given_names, email, phone, address. The reference is the pupil's with /1 or /2.
  std::vector<port::RosterEntry> guardians;
};

struct RosterRead {
  std::vector<RosterLine> pupils;  // one per accepted line, in order
  Report report;
};

// Reads the standard export of SIECLE. Only pupils in the last year of a vocational diploma are kept, and of them only
// what accompanying them needs: other lines are skipped (other classes, apprentices, lines of groups), other columns
// ignored. A line is rejected whose INE, MEF, birth date or sex is malformed, that lacks a name, birth date or MEF, or
// whose pupil stood before. An e-mail address that is none is left out, and said.
[[nodiscard]] Result<RosterRead, Diagnostic> read_students(std::string_view bytes, const ReadOptions& options,
                                                           const MefNomenclature& nomenclature);

}  // namespace filrouge::csv
