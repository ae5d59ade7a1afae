#pragma once
#include "adapters/csv/report.hpp"
#include "adapters/csv/table.hpp"
#include "engine/port/school_record.hpp"

#include <functional>

namespace filrouge::csv {

// What follows from where a school is.
struct SchoolPlace {
  std::string academie;   // its official title, "Nancy-Metz"
  std::string territory;  // of the public holidays, "alsace-moselle"
  std::string time_zone;  // IANA, "Europe/Paris"
};

// The place of a UAI in a commune (INSEE code), or the sentence why there is none.
using FindSchoolPlace = std::function<Result<SchoolPlace, std::string>(const SchoolId& uai, std::string_view commune)>;

struct SchoolsRead {
  std::vector<port::SchoolRecord> schools;  // one per accepted line, in order
  Report report;
};

// Reads a list of schools: columns uai, nom, commune, code_insee_commune, and optional academie, code_departement,
// secteur, type_lycee, operateur. A line is rejected whose UAI or INSEE code is malformed or mistyped, whose UAI stood
// before, that lacks a name or commune, or whose UAI, commune, académie and département contradict each other.
[[nodiscard]] Result<SchoolsRead, Diagnostic> read_schools(std::string_view bytes, const ReadOptions& options,
                                                           const FindSchoolPlace& find_place);

// The département of a commune by its INSEE code: "57", "2A", "974". Empty when the code is malformed (five characters,
// those of Corse with A or B in the second place).
[[nodiscard]] std::string departement_of_commune(std::string_view insee_code);

}  // namespace filrouge::csv
