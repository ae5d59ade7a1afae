#include "adapters/csv/results.hpp"

#include "adapters/csv/ine.hpp"
#include "adapters/csv/line_reference.hpp"
#include "adapters/csv/mef.hpp"
#include "engine/base/name.hpp"
#include "engine/base/words.hpp"

#include <array>
#include <map>

namespace filrouge::csv {
namespace {

struct Exam {
  enum Column : std::size_t { ine, family_name, given_names, birth_date, mef, session, group, decision };
};

const std::vector<Column>& result_columns() {
  using Need = Column::Need;
  static const std::vector<Column> columns = {{{"ine"}, Need::required},
                                              {{"nom"}, Need::required},
                                              {{"prenom"}, Need::required},
                                              {{"date_naissance"}, Need::required, Column::Holds::date},
                                              {{"mef"}},
                                              {{"session"}},
                                              {{"groupe"}},
                                              {{"decision"}, Need::required}};
  return columns;
}

struct DecisionWord {
  std::string_view word;  // folded
  Decision decision;
  int group;
};
constexpr std::array<DecisionWord, 5> decision_words = {{{"admis", Decision::passed, 1},
                                                         {"admis 2g", Decision::passed, 2},
                                                         {"refuse", Decision::failed, 1},
                                                         {"absent", Decision::absent, 1},
                                                         {"2nd groupe", Decision::second_group, 1}}};

const DecisionWord* find_decision(std::string_view text) {
  const auto folded = fold_name(text);
  for (const auto& word : decision_words) {
    if (word.word == folded) return &word;
  }
  return nullptr;
}

using Wrong = std::optional<std::string>;

Wrong take_pupil(const Row& row, DateForm dates, ResultLine& result) {
  const auto& cells = row.cells;
  result.family_name = cells[Exam::family_name];
  result.given_names = cells[Exam::given_names];
  if (!cells[Exam::ine].empty()) {
    const auto ine = check_ine(cells[Exam::ine]);
    if (!ine) return ine.error();
    result.ine = *ine;
  }
  if (!cells[Exam::birth_date].empty()) {
    const auto day = check_date("date_naissance", cells[Exam::birth_date], dates);
    if (!day) return day.error();
    result.birth_date = *day;
  }
  const bool named = !result.family_name.empty() && !result.given_names.empty() && result.birth_date;
  if (result.ine.empty() && !named) return "It names no pupil: give the INE, or name, first name and birth date.";
  return std::nullopt;
}

Wrong take_decision(const Row& row, ResultLine& result) {
  const auto& cells = row.cells;
  const auto* decision = find_decision(cells[Exam::decision]);
  if (decision == nullptr) {
    return "The decision " + in_quotes(cells[Exam::decision]) +
           " is unknown: it is ADMIS, ADMIS 2G, REFUSE, ABSENT or 2ND GROUPE.";
  }
  result.decision = decision->decision;
  result.group = decision->group;
  const auto& group = cells[Exam::group];
  if (!group.empty() && group != "1" && group != "2") return "The groupe " + in_quotes(group) + " is neither 1 nor 2.";
  if (group == "2") result.group = 2;
  if (decision->group == 2 && group == "1") return "ADMIS 2G follows the second group, but the groupe is 1.";
  if (decision->decision == Decision::second_group && group == "2") {
    return "2ND GROUPE follows the first group, but the groupe is 2.";
  }
  result.session = cells[Exam::session];
  if (cells[Exam::mef].empty()) return std::nullopt;
  const auto mef = check_mef(cells[Exam::mef]);
  if (!mef) return mef.error();
  result.mef = *mef;
  return std::nullopt;
}

Result<ResultLine, std::string> to_result(const Row& row, DateForm dates) {
  if (!row.problem.empty()) return failure(row.problem);
  ResultLine result;
  result.line = row.line;
  if (auto wrong = take_pupil(row, dates, result)) return failure(std::move(*wrong));
  if (auto wrong = take_decision(row, result)) return failure(std::move(*wrong));
  return result;
}

// One decision per pupil, session and group.
std::string key_of(const ResultLine& result) {
  const auto pupil = result.ine.empty()
                         ? result.family_name + "/" + result.given_names + "/" + filrouge::to_string(*result.birth_date)
                         : result.ine;
  return pupil + "/" + result.session + "/" + std::to_string(result.group);
}

}  // namespace

std::string_view to_string(Decision decision) {
  switch (decision) {
    case Decision::passed:
      return "passed";
    case Decision::second_group:
      return "second_group";
    case Decision::failed:
      return "failed";
    case Decision::absent:
      return "absent";
  }
  return "failed";
}

Result<ResultsRead, Diagnostic> read_results(std::string_view bytes, const ReadOptions& options) {
  auto table = read_table(bytes, result_columns(), options);
  if (!table) return failure(std::move(table.error()));
  ResultsRead read;
  read.report.ignored_columns = std::move(table->ignored_columns);
  LineReferences references;
  std::map<std::string, int> lines;
  for (const auto& row : table->rows) {
    auto result = to_result(row, table->dates);
    if (!result) {
      read.report.reject(row.line, std::move(result.error()));
      continue;
    }
    const auto [first, is_new] = lines.emplace(key_of(*result), row.line);
    if (!is_new) {
      read.report.reject(row.line,
                         "A decision for this pupil already stands on line " + std::to_string(first->second) + ".");
      continue;
    }
    result->reference = references.next(row.cells);
    read.results.push_back(std::move(*result));
    read.report.accept(row.line);
  }
  return read;
}

}  // namespace filrouge::csv
