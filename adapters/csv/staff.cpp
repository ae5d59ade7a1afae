#include "adapters/csv/staff.hpp"

#include "adapters/csv/email.hpp"
#include "engine/base/words.hpp"

namespace filrouge::csv {
namespace {

struct Staff {
  enum Column : std::size_t { role, family_name, email, given_names, phone };
};

const std::vector<Column>& staff_columns() {
  using Need = Column::Need;
  static const std::vector<Column> columns = {{{"role"}, Need::required},
                                              {{"nom"}, Need::required},
                                              {{"courriel", "email"}, Need::required},
                                              {{"prenom"}},
                                              {{"telephone"}}};
  return columns;
}

std::string problem_of(const Row& row) {
  if (!row.problem.empty()) return row.problem;
  if (row.cells[Staff::role].empty()) return "The line names no role.";
  if (row.cells[Staff::family_name].empty()) return "The line has no name.";
  const auto& email = row.cells[Staff::email];
  const auto problem = email_problem(email);
  return problem.empty() ? std::string{} : "The courriel " + in_quotes(email) + " " + problem + ".";
}

port::RosterEntry person_of(const Row& row) {
  port::RosterEntry person;
  person.kind = port::PersonKind::staff;
  person.reference = row.cells[Staff::email];
  const auto put = [&](const char* name, Staff::Column column) {
    if (!row.cells[column].empty()) person.fields[name] = row.cells[column];
  };
  put("family_name", Staff::family_name);
  put("given_names", Staff::given_names);
  put("email", Staff::email);
  put("phone", Staff::phone);
  return person;
}

}  // namespace

Result<StaffRead, Diagnostic> read_staff(std::string_view bytes, const ReadOptions& options) {
  auto table = read_table(bytes, staff_columns(), options);
  if (!table) return failure(std::move(table.error()));
  StaffRead read;
  read.report.ignored_columns = std::move(table->ignored_columns);
  for (const auto& row : table->rows) {
    if (auto problem = problem_of(row); !problem.empty()) {
      read.report.reject(row.line, std::move(problem));
      continue;
    }
    read.staff.push_back({row.line, row.cells[Staff::role], person_of(row)});
    read.report.accept(row.line);
  }
  return read;
}

}  // namespace filrouge::csv
