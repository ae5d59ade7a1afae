#include "adapters/csv/schools.hpp"

#include "engine/base/name.hpp"
#include "engine/base/words.hpp"
#include "engine/calendar/uai.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace filrouge::csv {
namespace {

struct School {
  enum Column : std::size_t { uai, name, commune, commune_code, academie, departement, sector, kind, operator_name };
};

const std::vector<Column>& school_columns() {
  using Need = Column::Need;
  static const std::vector<Column> all = {{{"uai"}, Need::required},
                                          {{"nom"}, Need::required},
                                          {{"commune"}, Need::required},
                                          {{"code_insee_commune"}, Need::required},
                                          {{"academie"}},
                                          {{"code_departement"}},
                                          {{"secteur"}},
                                          {{"type_lycee"}},
                                          {{"operateur"}}};
  return all;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Titles of académies are written with and without capitals, accents, hyphens and article ("LA REUNION", "Réunion").
std::string academie_key(std::string_view title) {
  auto key = fold_name(title);
  std::replace(key.begin(), key.end(), '-', ' ');
  return key.substr(0, 3) == "la " ? key.substr(3) : key;
}

// "057", "57", "02A", "2A" and "620": the national files pad to three characters and write Corse as a UAI does, people
// do not.
std::string departement_key(std::string_view code) {
  if (code == "620") return "2A";
  if (code == "720") return "2B";
  if (code.size() == 3 && code.front() == '0') code.remove_prefix(1);
  std::string key{code};
  std::transform(key.begin(), key.end(), key.begin(),
                 [](char c) { return c == 'a' || c == 'b' ? static_cast<char>(c - 'a' + 'A') : c; });
  return key.size() == 1 ? "0" + key : key;
}

// Saint-Barthélemy (977) and Saint-Martin (978) have codes of their own and are in many files still of Guadeloupe
// (971).
bool is_same_departement(const std::string& one, const std::string& other) {
  const auto with_islands = [](const std::string& code) { return code == "977" || code == "978" ? "971" : code; };
  return with_islands(one) == with_islands(other);
}

// Why the line cannot be taken as it is written, before anything is derived from it.
std::optional<std::string> written_wrong(const Row& row) {
  if (!row.problem.empty()) return row.problem;
  for (const auto field : {School::uai, School::name, School::commune, School::commune_code}) {
    if (row.cells[field].empty())
      return "The column " + in_quotes(school_columns()[field].names.front()) + " is empty.";
  }
  const auto& code = row.cells[School::commune_code];
  const auto found = departement_of_commune(code);
  if (found.empty()) {
    return in_quotes(code) +
           " is no INSEE code of a commune: it has five characters, such as 57672 or 2A004, and is not " +
           "the postal code.";
  }
  const auto& given = row.cells[School::departement];
  if (!given.empty() && !is_same_departement(departement_key(given), found)) {
    return "The code_departement " + given + " contradicts the commune " + code + ", which is in " + found + ".";
  }
  return std::nullopt;
}

Result<port::SchoolRecord, std::string> to_school(const Row& row, const FindSchoolPlace& find_place) {
  if (auto wrong = written_wrong(row)) return failure(std::move(*wrong));
  auto checked = calendar::check_uai(row.cells[School::uai]);
  if (!checked) return failure(std::move(checked.error()));
  const auto departement = departement_of_commune(row.cells[School::commune_code]);
  if (const auto of_uai = departement_key(checked->value().substr(0, 3)); !is_same_departement(of_uai, departement)) {
    return failure("The commune " + row.cells[School::commune_code] + ", which is in " + departement +
                   ", contradicts the UAI " + checked->value() + ", which is in " + of_uai + ".");
  }
  auto place = find_place(*checked, row.cells[School::commune_code]);
  if (!place) return failure(std::move(place.error()));
  const auto& given = row.cells[School::academie];
  if (!given.empty() && academie_key(given) != academie_key(place->academie)) {
    return failure("The academie " + in_quotes(given) + " contradicts the UAI " + checked->value() +
                   ", which belongs to " + place->academie + ".");
  }
  return port::SchoolRecord{.uai = *checked,
                            .name = row.cells[School::name],
                            .commune = row.cells[School::commune],
                            .commune_code = row.cells[School::commune_code],
                            .academie = place->academie,
                            .departement_code = departement,
                            .sector = row.cells[School::sector],
                            .kind = row.cells[School::kind],
                            .operator_name = row.cells[School::operator_name],
                            .territory = place->territory,
                            .time_zone = place->time_zone};
}

}  // namespace

Result<SchoolsRead, Diagnostic> read_schools(std::string_view bytes, const ReadOptions& options,
                                             const FindSchoolPlace& find_place) {
  auto table = read_table(bytes, school_columns(), options);
  if (!table) return failure(std::move(table.error()));
  SchoolsRead read;
  read.report.ignored_columns = std::move(table->ignored_columns);
  std::map<SchoolId, int> lines;
  for (const auto& row : table->rows) {
    auto school = to_school(row, find_place);
    if (!school) {
      read.report.reject(row.line, std::move(school.error()));
      continue;
    }
    const auto [first, is_new] = lines.emplace(school->uai, row.line);
    if (!is_new) {
      read.report.reject(row.line, "The UAI " + school->uai.value() + " already stands on line " +
                                       std::to_string(first->second) + ".");
      continue;
    }
    read.schools.push_back(std::move(*school));
    read.report.accept(row.line);
  }
  return read;
}

std::string departement_of_commune(std::string_view code) {
  constexpr std::size_t length = 5;
  if (code.size() != length) return {};
  const bool corse = code[0] == '2' && (code[1] == 'A' || code[1] == 'B');
  const auto digits = code.substr(corse ? 2 : 0);
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  const bool overseas = code.substr(0, 2) == "97" || code.substr(0, 2) == "98";
  const auto departement = code.substr(0, overseas ? 3 : 2);
  // 20 was Corse before 1976; 96 and above are overseas or nothing.
  if (departement == "00" || departement == "20" || departement == "96" || departement == "99") return {};
  return std::string{departement};
}

}  // namespace filrouge::csv
