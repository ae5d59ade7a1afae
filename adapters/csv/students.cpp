#include "adapters/csv/students.hpp"

#include "adapters/csv/ine.hpp"
#include "adapters/csv/student_form.hpp"
#include "engine/base/words.hpp"

#include <map>
#include <optional>

namespace filrouge::csv {
namespace {

bool looks_like_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos &&
         text.find('.', at) != std::string_view::npos && text.back() != '.' &&
         text.find_first_of(" \t;,<>\"") == std::string_view::npos;
}

std::string read_sex(std::string_view text) {
  if (text == "F" || text == "f" || text == "2") return "F";
  if (text == "M" || text == "m" || text == "1") return "M";
  return {};
}

// One line on its way to a pupil: either `skipped` or `rejected` says why it ends there.
class LineReader {
 public:
  LineReader(const Row& row, DateForm dates, const MefNomenclature& nomenclature)
      : row_(row), dates_(dates), nomenclature_(nomenclature) {}

  // Does the line concern the import at all? Where not, the reason.
  [[nodiscard]] std::optional<std::string> out_of_scope() const {
    if (!row_.problem.empty()) return std::nullopt;
    if (cell(Student::structure_kind) == "G") return "It is the line of a group, not of a division.";
    const auto& status = cell(Student::status);
    if (status == "AP") return "It is an apprentice (status AP), not a pupil.";
    if (!status.empty() && status != "ST") return "The status " + status + " is not that of a pupil (ST).";
    const auto code = check_mef(cell(Student::mef));
    if (!code) return std::nullopt;
    const auto* mef = nomenclature_.find(*code);
    if (mef == nullptr) return "The MEF " + *code + " is no class of the vocational track.";
    if (final_year_diploma(*mef).empty()) return "The MEF " + *code + " (" + mef->label + ") is not a final year.";
    return std::nullopt;
  }

  // The pupil, or the reason why the line is wrong.
  [[nodiscard]] Result<RosterLine, std::string> pupil() {
    if (!row_.problem.empty()) return failure(row_.problem);
    for (const auto column : {Student::family_name, Student::given_names, Student::birth_date, Student::mef}) {
      if (cell(column).empty()) return failure("The column " + in_quotes(title(column)) + " is empty.");
    }
    RosterLine pupil{row_.line, {}, {}};
    pupil.student.kind = port::PersonKind::student;
    for (auto take : {&LineReader::take_identity, &LineReader::take_dates, &LineReader::take_class}) {
      if (auto wrong = (this->*take)(pupil.student)) return failure(std::move(*wrong));
    }
    take_reach(pupil.student, Student::reach);
    take_guardians(pupil);
    return pupil;
  }

  // What was not taken of an otherwise good line.
  [[nodiscard]] const std::string& left_out() const { return left_out_; }

 private:
  using Wrong = std::optional<std::string>;

  [[nodiscard]] const std::string& cell(std::size_t column) const { return row_.cells[column]; }
  [[nodiscard]] static const std::string& title(std::size_t column) { return student_columns()[column].names.front(); }
  static void put(port::RosterEntry& person, const std::string& field, const std::string& value) {
    if (!value.empty()) person.fields[field] = value;
  }

  Wrong take_identity(port::RosterEntry& student) {
    put(student, "family_name", cell(Student::family_name));
    put(student, "usage_name", cell(Student::usage_name));
    put(student, "given_names", cell(Student::given_names));
    if (!cell(Student::sex).empty()) {
      const auto sex = read_sex(cell(Student::sex));
      if (sex.empty()) return "The sex " + in_quotes(cell(Student::sex)) + " is neither F nor M.";
      put(student, "sex", sex);
    }
    if (cell(Student::ine).empty()) return std::nullopt;
    const auto ine = check_ine(cell(Student::ine));
    if (!ine) return ine.error();
    put(student, "ine", *ine);
    return std::nullopt;
  }

  Wrong take_dates(port::RosterEntry& student) {
    for (const auto& [column, field] :
         {std::pair{Student::birth_date, "birth_date"}, std::pair{Student::leaving_date, "leaving_date"}}) {
      if (cell(column).empty()) continue;
      const auto day = check_date(title(column), cell(column), dates_);
      if (!day) return day.error();
      put(student, field, filrouge::to_string(*day));
    }
    const auto& fields = student.fields;
    student.reference = fields.count("ine") != 0
                            ? fields.at("ine")
                            : fields.at("family_name") + "/" + fields.at("given_names") + "/" + fields.at("birth_date");
    return std::nullopt;
  }

  Wrong take_class(port::RosterEntry& student) {
    const auto code = check_mef(cell(Student::mef));
    if (!code) return code.error();
    const auto& mef = *nomenclature_.find(*code);  // out_of_scope() has asked
    put(student, "mef", mef.code);
    put(student, "mefstat4", mef.mefstat4);
    put(student, "speciality", mef.speciality);
    put(student, "diploma", std::string{final_year_diploma(mef)});
    put(student, "class", cell(Student::division));
    put(student, "status", "ST");
    return std::nullopt;
  }

  void take_reach(port::RosterEntry& person, std::size_t first) {
    const auto& email = cell(first + Reach::email);
    if (looks_like_email(email)) {
      put(person, "email", email);
    } else if (!email.empty()) {
      left_out_ += (left_out_.empty() ? "" : " ") + (in_quotes(email) + " is no e-mail address and was left out.");
    }
    const auto& mobile = cell(first + Reach::mobile);
    put(person, "phone", mobile.empty() ? cell(first + Reach::phone) : mobile);
    std::string address;
    const auto add_line = [&address](const std::string& line) {
      if (!line.empty()) address += (address.empty() ? "" : "\n") + line;
    };
    for (std::size_t i = 0; i < address_lines; ++i) add_line(cell(first + Reach::address + i));
    const auto& postcode = cell(first + Reach::postcode);
    const auto& town = cell(first + Reach::town);
    add_line(postcode.empty() || town.empty() ? postcode + town : postcode + " " + town);
    put(person, "address", address);
  }

  void take_guardians(RosterLine& pupil) {
    for (std::size_t i = 0; i < guardians; ++i) {
      const auto first = first_guardian + i * Guardian::count;
      if (cell(first + Guardian::family_name).empty()) continue;
      port::RosterEntry guardian;
      guardian.kind = port::PersonKind::guardian;
      guardian.reference = pupil.student.reference + "/" + std::to_string(i + 1);
      put(guardian, "family_name", cell(first + Guardian::family_name));
      put(guardian, "given_names", cell(first + Guardian::given_names));
      take_reach(guardian, first + Guardian::reach);
      pupil.student.guardians.push_back(guardian.reference);
      pupil.guardians.push_back(std::move(guardian));
    }
  }

  const Row& row_;
  DateForm dates_;
  const MefNomenclature& nomenclature_;
  std::string left_out_;
};

}  // namespace

Result<RosterRead, Diagnostic> read_students(std::string_view bytes, const ReadOptions& options,
                                             const MefNomenclature& nomenclature) {
  auto table = read_table(bytes, student_columns(), options);
  if (!table) return failure(std::move(table.error()));
  RosterRead read;
  read.report.ignored_columns = std::move(table->ignored_columns);
  std::map<std::string, int> lines;
  for (const auto& row : table->rows) {
    LineReader line{row, table->dates, nomenclature};
    if (auto reason = line.out_of_scope()) {
      read.report.skip(row.line, std::move(*reason));
      continue;
    }
    auto pupil = line.pupil();
    if (!pupil) {
      read.report.reject(row.line, std::move(pupil.error()));
      continue;
    }
    const auto [first, is_new] = lines.emplace(pupil->student.reference, row.line);
    if (!is_new) {
      read.report.reject(row.line, "This pupil already stands on line " + std::to_string(first->second) + ".");
      continue;
    }
    read.pupils.push_back(std::move(*pupil));
    read.report.accept(row.line, line.left_out());
  }
  return read;
}

}  // namespace filrouge::csv
