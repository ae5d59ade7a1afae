#include "cli/imported_file.hpp"

#include "cli/chosen.hpp"
#include "cli/exit_code.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using Outcome = csv::LineReport::Outcome;

[[noreturn]] void no_such(const char* option, const std::string& word, const char* known) {
  throw OutsideFailure(OutsideFailure::Kind::unreadable,
                       in_quotes(word) + " is nothing " + option + " knows; expected " + known + ".");
}

std::string joined(const std::vector<std::string>& sentences) {
  std::string text;
  for (const auto& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

std::string reason_of(const service::EventAnswer& answer) {
  auto reason = joined(answer.sentences);
  if (answer.would_take.empty()) return reason;
  std::string names;
  for (const auto& name : answer.would_take) names += (names.empty() ? "" : ", ") + name;
  return reason + " It would take: " + names + ".";
}

}  // namespace

csv::ReadOptions read_options(const ImportOptions& options) {
  csv::ReadOptions read;
  if (!options.encoding.empty() && !(read.encoding = csv::parse_encoding(options.encoding)))
    no_such("--encoding", options.encoding, "utf-8, windows-1252 or iso-8859-15");
  if (!options.date_form.empty() && !(read.dates = csv::parse_date_form(options.date_form)))
    no_such("--date-form", options.date_form, "dd/mm/yyyy, mm/dd/yyyy, dd/mm/yy or yyyy-mm-dd");
  if (options.separator == "tab") {
    read.separator = '\t';
  } else if (!options.separator.empty()) {
    if (options.separator != ";" && options.separator != ",")
      no_such("--separator", options.separator, "; or , or tab");
    read.separator = options.separator.front();
  }
  return read;
}

void refuse_file(const ImportOptions& options, Diagnostic problem, const std::string& text) {
  problem.file = options.file;
  throw OutsideFailure(OutsideFailure::Kind::unreadable,
                       "The file was not read, and nothing went in.\n" + render(problem, text));
}

SchoolId school_of(const ImportOptions& options, port::PeopleStore& people) {
  if (!options.school.empty()) return chosen_school(options.school, people);
  const auto schools = people.schools();
  if (schools.size() == 1) return schools.front().uai;
  throw OutsideFailure(OutsideFailure::Kind::not_found,
                       schools.empty()
                           ? "No lycée is in the database: import one first with \"filrouge import schools\"."
                           : "Several lycées are in the database: say which one with --school UAI.");
}

bool holds_back(const ImportOptions& options, const csv::Report& report) {
  return options.dry_run || (options.strict && report.count(Outcome::rejected) > 0);
}

int show_import(const ImportOptions& options, const csv::Report& report, const Counts& counts, Context& context) {
  for (const auto& [line, outcome, reason] : report.lines()) {
    if (outcome == Outcome::accepted && reason.empty() && !options.dry_run) continue;
    if (context.json) {
      context.out << nlohmann::json{{"line", line}, {"outcome", csv::to_string(outcome)}, {"reason", reason}}.dump()
                  << "\n";
    } else {
      context.out << "line " << line << ": " << csv::to_string(outcome) << (reason.empty() ? "" : ": ") << reason
                  << "\n";
    }
  }
  const auto rejected = report.count(Outcome::rejected);
  const bool written = !holds_back(options, report);
  if (context.json) {
    nlohmann::ordered_json summary{{"accepted", report.count(Outcome::accepted)},
                                   {"rejected", rejected},
                                   {"skipped", report.count(Outcome::skipped)},
                                   {"written", written},
                                   {"ignored_columns", report.ignored_columns}};
    for (const auto& [name, count] : counts) summary[name] = count;
    context.out << summary.dump() << "\n";
  } else {
    for (const auto& column : report.ignored_columns) context.out << "column not read: " << column << "\n";
    context.out << report.count(Outcome::accepted) << " accepted, " << rejected << " rejected, "
                << report.count(Outcome::skipped) << " skipped";
    for (const auto& [name, count] : counts) context.out << ", " << count << " " << name;
    context.out << (written           ? "\n"
                    : options.dry_run ? " (dry run: nothing was written)\n"
                                      : " (strict: nothing was written)\n");
  }
  return rejected > 0 ? findings : done;
}

csv::Report answered(const csv::Report& read, const std::vector<int>& lines,
                     const std::vector<service::EventAnswer>& answers) {
  std::map<int, const service::EventAnswer*> by_line;
  for (std::size_t i = 0; i < lines.size(); ++i) by_line[lines[i]] = &answers[i];
  csv::Report report;
  report.ignored_columns = read.ignored_columns;
  for (const auto& [line, outcome, reason] : read.lines()) {
    const auto answer = by_line.find(line);
    if (outcome == Outcome::rejected) {
      report.reject(line, reason);
    } else if (outcome == Outcome::skipped || answer == by_line.end()) {
      report.skip(line, reason);
    } else if (answer->second->kind == service::EventAnswer::Kind::known) {
      report.skip(line, "It had been imported before.");
    } else if (answer->second->kind == service::EventAnswer::Kind::taken) {
      report.accept(line, reason);
    } else {
      report.reject(line, reason_of(*answer->second));
    }
  }
  return report;
}

}  // namespace filrouge::cli
