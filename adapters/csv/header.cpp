#include "adapters/csv/header.hpp"

#include "adapters/csv/file_problem.hpp"
#include "engine/base/name.hpp"
#include "engine/base/suggest.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <map>

namespace filrouge::csv {
namespace {

// Each folded name with the columns that carry it, in the order of the form.
using ColumnsByName = std::map<std::string, std::vector<std::size_t>>;

ColumnsByName columns_by_name(const std::vector<Column>& columns) {
  ColumnsByName by_name;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (const auto& name : columns[i].names) by_name[fold_name(name)].push_back(i);
  }
  return by_name;
}

std::string list(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + in_quotes(name);
  return text;
}

// The name in the header line that was probably meant.
std::optional<std::string> nearest_ignored(std::string_view missing, const Header& header) {
  std::vector<std::string> folded;
  for (const auto& name : header.ignored) folded.push_back(fold_name(name));
  const auto near = nearest_name(fold_name(missing), folded);
  if (!near) return std::nullopt;
  return header.ignored[static_cast<std::size_t>(std::find(folded.begin(), folded.end(), *near) - folded.begin())];
}

Diagnostic missing_columns(int line, const std::vector<std::string>& missing, const Header& header) {
  const auto message =
      std::string{"The header line lacks the column"} + (missing.size() > 1 ? "s " : " ") + list(missing) + ".";
  const auto near = missing.size() == 1 ? nearest_ignored(missing.front(), header) : std::nullopt;
  const auto hint = near ? "did " + in_quotes(*near) + " mean " + in_quotes(missing.front()) + "?"
                         : "the file has " + (header.ignored.empty() ? "no other columns" : list(header.ignored));
  return file_problem({line, 0}, "csv-column", message, hint);
}

std::string_view title(char separator) {
  switch (separator) {
    case ';':
      return "semicolon";
    case ',':
      return "comma";
    default:
      return "tab";
  }
}

}  // namespace

Result<Header, Diagnostic> match_header(const Record& record, const std::vector<Column>& columns) {
  const auto by_name = columns_by_name(columns);
  Header header{record.fields.size(), std::vector<std::optional<std::size_t>>(columns.size()), {}};
  for (std::size_t field = 0; field < record.fields.size(); ++field) {
    const auto folded = fold_name(record.fields[field]);
    if (folded.empty()) continue;
    const auto named = by_name.find(folded);
    if (named == by_name.end()) {
      header.ignored.emplace_back(trim(record.fields[field]));
      continue;
    }
    const auto& candidates = named->second;
    const auto free = std::find_if(candidates.begin(), candidates.end(),
                                   [&header](std::size_t column) { return !header.fields[column]; });
    if (free != candidates.end()) {
      header.fields[*free] = field;
      continue;
    }
    return failure(file_problem(
        {record.line, 0}, "csv-column",
        "The column " + in_quotes(columns[candidates.front()].names.front()) + " stands twice in the header line.",
        "keep the one that is meant"));
  }
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].need == Column::Need::required && !header.fields[i]) missing.emplace_back(columns[i].names.front());
  }
  if (!missing.empty()) return failure(missing_columns(record.line, missing, header));
  return header;
}

Result<char, Diagnostic> recognise_separator(std::string_view text, const std::vector<Column>& columns,
                                             const Limits& limits) {
  std::vector<char> present;
  std::vector<char> fitting;
  std::optional<Diagnostic> unreadable;
  for (const char separator : {';', ',', '\t'}) {
    const auto record = RecordReader{text, separator, limits}.next();
    if (!record) {  // quotes that fit another separator do not fit this one
      unreadable = record.error();
      continue;
    }
    if (!*record) return failure(file_problem({1, 1}, "csv-empty", "The file is empty.", "export it again"));
    if ((*record)->fields.size() < 2) continue;
    present.push_back(separator);
    if (match_header(**record, columns)) fitting.push_back(separator);
  }
  if (present.empty() && unreadable) return failure(std::move(*unreadable));
  if (present.empty()) {
    return failure(file_problem({1, 0}, "csv-separator", "The header line holds no semicolon, comma or tab.",
                                "export the file as CSV with ';' between the columns, and a header line"));
  }
  if (present.size() == 1) return present.front();
  if (fitting.size() == 1) return fitting.front();
  return failure(file_problem({1, 0}, "csv-separator",
                              "The separator is ambiguous: the header line holds both " +
                                  std::string{title(present[0])} + " and " + std::string{title(present[1])} + ".",
                              "say --separator ';', --separator ',' or --separator tab"));
}

}  // namespace filrouge::csv
