#include "adapters/csv/student_form.hpp"

namespace filrouge::csv {
namespace {

// "Email", or for a guardian "Email Resp. Lég. 1", "Email Repr. Lég. 1" and "Email Repr. Lég." (which then stands once
// for each guardian).
std::vector<std::string> reach_names(const std::vector<std::string>& names, std::size_t guardian) {
  if (guardian == 0) return names;
  std::vector<std::string> all;
  const auto number = " " + std::to_string(guardian);
  for (const auto& name : names) {
    for (const auto& whose : {" Resp. Lég." + number, " Repr. Lég." + number, std::string{" Repr. Lég."}}) {
      all.push_back(name + whose);
    }
  }
  return all;
}

void append_reach_columns(std::vector<Column>& columns, std::size_t guardian) {
  columns.push_back({reach_names({"Email"}, guardian)});
  columns.push_back({reach_names({"Tél. Portable", "Tel portable"}, guardian)});
  columns.push_back({reach_names({"Tél. Personnel", "Tel personnel"}, guardian)});
  for (std::size_t i = 1; i <= address_lines; ++i) {
    columns.push_back({reach_names({"Ligne Adresse " + std::to_string(i)}, guardian)});
  }
  columns.push_back({reach_names({"Code Postal"}, guardian)});
  columns.push_back({reach_names({"Lib. Postal"}, guardian)});
}

std::vector<Column> make_columns() {
  using Need = Column::Need;
  using Holds = Column::Holds;
  std::vector<Column> columns = {{{"Id National", "INE", "Identifiant National"}, Need::required},
                                 {{"Nom de famille", "Nom"}, Need::required},
                                 {{"Nom d'usage"}},
                                 {{"Prénom"}, Need::required},
                                 {{"Date Naissance", "Date de naissance"}, Need::required, Holds::date},
                                 {{"Sexe"}},
                                 {{"Code MEF"}, Need::required},
                                 {{"Code Structure", "Division"}},
                                 {{"Type Structure"}},
                                 {{"Code Statut", "Statut"}},
                                 {{"Date Sortie"}, Need::optional, Holds::date}};
  append_reach_columns(columns, 0);
  for (std::size_t guardian = 1; guardian <= guardians; ++guardian) {
    columns.push_back({reach_names({"Nom"}, guardian)});
    columns.push_back({reach_names({"Prénom"}, guardian)});
    append_reach_columns(columns, guardian);
  }
  return columns;
}

}  // namespace

const std::vector<Column>& student_columns() {
  static const std::vector<Column> columns = make_columns();
  return columns;
}

}  // namespace filrouge::csv
