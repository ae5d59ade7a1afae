#pragma once
#include "adapters/csv/mef.hpp"
#include "adapters/csv/report.hpp"
#include "adapters/csv/table.hpp"
#include "engine/port/person_record.hpp"

#include <functional>

namespace filrouge::csv {

// A pupil of a roster with the legal guardians the line names.
struct RosterLine {
  int line = 0;
  // Fields, where the line gives them: family_name, usage_name, given_names, birth_date (ISO 8601), sex (F or M), ine,
  // mef (10 digits), mefstat4, speciality, diploma (cap, bac_pro, bma or dtms), class, status (ST), leaving_date
  // (ISO 8601), email, phone, address (lines, parted by LF). The reference is that of RosterBasis; the
  // pupil's own is the INE, without one the name and birth date.
  port::RosterEntry student;
  // Fields: family_name, given_names, email, phone, address. The reference is the pupil's with /1 or /2.
  std::vector<port::RosterEntry> guardians;
};

// The reference under which the school keeps a pupil of a roster, the pupil's own where it is new; or the sentence why
// that cannot be told.
using FindReference = std::function<Result<std::string, std::string>(const port::RosterEntry& pupil)>;

// What the lines of a roster are checked against.
struct RosterBasis {
  const MefNomenclature& nomenclature;
  Day today;                     // a pupil is 10 to 80 years old
  FindReference find_reference;  // empty: nobody is known yet
};

struct RosterRead {
  std::vector<RosterLine> pupils;  // one per accepted line, in order
  // Of each rejected line, what it tells of its pupil: ine, family_name, given_names, birth_date, as far as they can be
  // read.
  std::vector<std::map<std::string, std::string>> rejected;
  Report report;
};

// Reads the standard export of SIECLE. Only pupils in the last year of a vocational diploma are kept, and of them only
// what accompanying them needs: other lines are skipped (other classes, apprentices, lines of groups), other columns
// ignored. A line is rejected whose INE, MEF, birth date or sex is malformed, that lacks a name, birth date or MEF,
// whose birth date is that of no pupil, whose pupil stood before, or that could be about several. An e-mail address
// that is none is left out, and said.
[[nodiscard]] Result<RosterRead, Diagnostic> read_students(std::string_view bytes, const ReadOptions& options,
                                                           const RosterBasis& basis);

}  // namespace filrouge::csv
