#include "adapters/csv/student_line.hpp"

#include "adapters/csv/email.hpp"
#include "adapters/csv/ine.hpp"
#include "adapters/csv/student_form.hpp"
#include "engine/base/words.hpp"

#include <optional>

namespace filrouge::csv {
namespace {

// Far beyond what a roster holds, near enough that a mistyped century stands out.
bool is_birth_of_pupil(Day birth, Day today) {
  constexpr std::chrono::years youngest{10};
  constexpr std::chrono::years oldest{80};
  const std::chrono::year_month_day date{today};
  return birth <= Day{date - youngest} && birth >= Day{date - oldest};
}

std::string read_sex(std::string_view text) {
  if (text == "F" || text == "f" || text == "2") return "F";
  if (text == "M" || text == "m" || text == "1") return "M";
  return {};
}

// One line on its way to a pupil: either `skipped` or `rejected` says why it ends there.
class LineReader {
 public:
  LineReader(const Row& row, DateForm dates, const RosterBasis& basis) : row_(row), dates_(dates), basis_(basis) {}

  // Does the line concern the import at all? Where not, the reason.
  [[nodiscard]] std::optional<std::string> out_of_scope() const {
    if (!row_.problem.empty()) return std::nullopt;
    if (cell(Student::structure_kind) == "G") return "It is the line of a group, not of a division.";
    const auto& status = cell(Student::status);
    if (status == "AP") return "It is an apprentice (status AP), not a pupil.";
    if (!status.empty() && status != "ST") return "The status " + status + " is not that of a pupil (ST).";
    const auto code = check_mef(cell(Student::mef));
    if (!code) return std::nullopt;
    const auto* mef = basis_.nomenclature.find(*code);
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
    if (basis_.find_reference) {
      auto reference = basis_.find_reference(pupil.student);
      if (!reference) return failure(std::move(reference.error()));
      known_otherwise_ = *reference != pupil.student.reference;
      pupil.student.reference = std::move(*reference);
    }
    take_reach(pupil.student, Student::reach);
    take_guardians(pupil);
    return pupil;
  }

  // What the line tells of its pupil, as far as it can be read.
  [[nodiscard]] std::map<std::string, std::string> identity() const {
    port::RosterEntry pupil;
    if (!row_.problem.empty()) return {};
    put(pupil, "family_name", cell(Student::family_name));
    put(pupil, "given_names", cell(Student::given_names));
    if (const auto ine = check_ine(cell(Student::ine))) put(pupil, "ine", *ine);
    if (const auto day = parse_date(cell(Student::birth_date), dates_))
      put(pupil, "birth_date", filrouge::to_string(*day));
    return pupil.fields;
  }

  // Whether the school keeps the pupil under another reference than the line's own.
  [[nodiscard]] bool known_otherwise() const { return known_otherwise_; }

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
      if (column == Student::birth_date && !is_birth_of_pupil(*day, basis_.today)) {
        return "The " + title(column) + " " + in_quotes(cell(column)) +
               " is not that of a pupil, who is 10 to 80 years old.";
      }
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
    const auto& mef = *basis_.nomenclature.find(*code);  // out_of_scope() has asked
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
    const auto problem = email_problem(email);
    if (problem.empty()) {
      put(person, "email", email);
    } else if (!email.empty()) {
      left_out_ += (left_out_.empty() ? "" : " ") + (in_quotes(email) + " " + problem + " and was left out.");
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
  const RosterBasis& basis_;
  std::string left_out_;
  bool known_otherwise_ = false;
};

}  // namespace

StudentLine read_student_line(const Row& row, DateForm dates, const RosterBasis& basis) {
  using Outcome = LineReport::Outcome;
  LineReader line{row, dates, basis};
  if (auto reason = line.out_of_scope()) return {{row.line, Outcome::skipped, std::move(*reason)}, {}, {}};
  auto pupil = line.pupil();
  if (!pupil) return {{row.line, Outcome::rejected, std::move(pupil.error())}, {}, line.identity()};
  return {{row.line, Outcome::accepted, line.left_out()}, std::move(*pupil), line.identity(), line.known_otherwise()};
}

}  // namespace filrouge::csv
