#pragma once
#include "adapters/csv/report.hpp"
#include "adapters/csv/table.hpp"

namespace filrouge::csv {

enum class Decision { passed, second_group, failed, absent };

// "passed", "second_group", "failed", "absent".
[[nodiscard]] std::string_view to_string(Decision decision);

// What the board of examiners decided of one pupil.
struct ResultLine {
  int line = 0;
  std::string ine;  // empty where the file has none: the pupil is then found by name and birth date
  std::string family_name;
  std::string given_names;
  std::optional<Day> birth_date;
  std::string mef;      // 10 digits or empty
  std::string session;  // as the file writes it
  int group = 1;        // 1 or 2: the group of examinations the decision follows
  Decision decision = Decision::failed;
  std::string reference;  // see LineReferences
};

struct ResultsRead {
  std::vector<ResultLine> results;  // one per accepted line, in order
  Report report;
};

// Reads examination results: columns ine, nom, prenom, date_naissance, decision, and optional mef, session, groupe.
// Decisions are ADMIS, ADMIS 2G, REFUSE, ABSENT and 2ND GROUPE, whatever their case and accents. A line is rejected
// that does not say whom it is about, whose decision, INE, MEF, date or group is malformed, or whose pupil and group
// stood before.
[[nodiscard]] Result<ResultsRead, Diagnostic> read_results(std::string_view bytes, const ReadOptions& options);

}  // namespace filrouge::csv
