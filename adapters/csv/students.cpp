#include "adapters/csv/students.hpp"

#include "adapters/csv/file_problem.hpp"
#include "adapters/csv/student_form.hpp"
#include "adapters/csv/student_line.hpp"

#include <map>

namespace filrouge::csv {
namespace {

void reject(StudentLine& line, std::string reason) {
  line.report = {line.report.line, LineReport::Outcome::rejected, std::move(reason)};
  line.pupil.reset();
}

// Two lines about one pupil: which of them was found by name alone may be about a namesake, and is not guessed.
void reject_namesakes(std::vector<StudentLine>& lines) {
  std::map<std::string, int> named;
  for (const auto& line : lines)
    if (line.pupil) ++named[line.pupil->student.reference];
  for (auto& line : lines) {
    if (line.pupil && line.known_otherwise && named[line.pupil->student.reference] > 1)
      reject(line, "Another line may be about the same pupil, by its name and birth date: give the INE of both.");
  }
}

void reject_repeated(std::vector<StudentLine>& lines) {
  std::map<std::string, int> first_lines;
  for (auto& line : lines) {
    if (!line.pupil) continue;
    const auto [first, is_new] = first_lines.emplace(line.pupil->student.reference, line.report.line);
    if (!is_new) reject(line, "This pupil already stands on line " + std::to_string(first->second) + ".");
  }
}

}  // namespace

Result<RosterRead, Diagnostic> read_students(std::string_view bytes, const ReadOptions& options,
                                             const RosterBasis& basis) {
  auto table = read_table(bytes, student_columns(), options);
  if (!table) return failure(std::move(table.error()));
  if (table->rows.empty()) {
    return failure(file_problem({1, 0}, "csv-empty", "The roster has a header line and no pupil.",
                                "export it again with its pupils"));
  }
  std::vector<StudentLine> lines;
  for (const auto& row : table->rows) lines.push_back(read_student_line(row, table->dates, basis));
  reject_namesakes(lines);
  reject_repeated(lines);
  RosterRead read;
  read.report.ignored_columns = std::move(table->ignored_columns);
  for (auto& line : lines) {
    if (line.pupil) read.pupils.push_back(std::move(*line.pupil));
    if (line.report.outcome == LineReport::Outcome::rejected) read.rejected.push_back(std::move(line.identity));
    read.report.add(std::move(line.report));
  }
  return read;
}

}  // namespace filrouge::csv
