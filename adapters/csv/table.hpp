#pragma once
#include "adapters/csv/civil_date.hpp"
#include "adapters/csv/record_reader.hpp"
#include "adapters/csv/text_encoding.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace filrouge::csv {

// A column that a form of file knows.
struct Column {
  std::vector<std::string> names;  // all the ways to write it; the first is the one shown to people
  enum class Need { required, optional } need = Need::optional;
  enum class Holds { text, date } holds = Holds::text;
};

// What the user says of a file; whatever is left empty is recognised.
struct ReadOptions {
  std::optional<Encoding> encoding;
  std::optional<char> separator;  // ';', ',' or tab
  std::optional<DateForm> dates;
  Limits limits;
};

// A line with the cells of the known columns alone, in the order of the form: what is not needed is not kept.
struct Row {
  int line = 0;
  std::vector<std::string> cells;  // trimmed; empty where the file lacks the column
  std::string problem;             // why the line cannot be read (empty: it can), and then it has no cells
};

struct Table {
  Encoding encoding = Encoding::utf8;
  char separator = ';';
  DateForm dates = DateForm::day_month_year;
  std::vector<std::string> ignored_columns;  // as the file names them, in its order
  std::vector<Row> rows;
};

// Reads a file of a known form. Columns are found by name, in any order; a name is compared without regard to case,
// accents, spaces around it and the kind of apostrophe. Where a form has several columns of one name, the file's
// columns of that name are given to them in order. Refuses a file whose encoding, separator or date form is
// ambiguous, that is malformed or too large, or that lacks a required column.
[[nodiscard]] Result<Table, Diagnostic> read_table(std::string_view bytes, const std::vector<Column>& columns,
                                                   const ReadOptions& options);

}  // namespace filrouge::csv
