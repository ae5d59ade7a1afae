#include "adapters/csv/table.hpp"

#include "adapters/csv/file_problem.hpp"
#include "adapters/csv/header.hpp"
#include "engine/base/name.hpp"

#include <algorithm>

namespace filrouge::csv {
namespace {

bool all_empty(std::vector<std::string>::const_iterator begin, std::vector<std::string>::const_iterator end) {
  return std::all_of(begin, end, [](const std::string& field) { return trim(field).empty(); });
}

// A line with empty fields too many (spreadsheets leave them) is read; any other difference in width could mean that
// values have slipped into their neighbour's column.
Row to_row(const Record& record, const Header& header) {
  const auto& fields = record.fields;
  const auto width = static_cast<std::ptrdiff_t>(header.width);
  const bool slipped = fields.size() < header.width || !all_empty(fields.begin() + width, fields.end());
  if (slipped) {
    const auto* const unit = fields.size() == 1 ? " field" : " fields";
    return Row{record.line,
               {},
               "It has " + std::to_string(fields.size()) + unit + " where the header line has " +
                   std::to_string(header.width) + "."};
  }
  Row row{record.line, {}, {}};
  for (const auto& field : header.fields) row.cells.emplace_back(field ? trim(fields[*field]) : std::string_view{});
  return row;
}

Result<DateForm, Diagnostic> date_form_of(const Table& table, const std::vector<Column>& columns) {
  std::vector<DateCell> cells;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].holds != Column::Holds::date) continue;
    for (const auto& row : table.rows) {
      if (row.problem.empty() && !row.cells[i].empty()) {
        cells.push_back({row.line, columns[i].names.front(), row.cells[i]});
      }
    }
  }
  return recognise_date_form(cells);
}

// Reads header and rows of `text` into a table whose separator is known.
std::optional<Diagnostic> read_rows(std::string_view text, const std::vector<Column>& columns, const Limits& limits,
                                    Table& table) {
  RecordReader reader{text, table.separator, limits};
  const auto first = reader.next();
  if (!first) return first.error();
  if (!*first) return file_problem({1, 1}, "csv-empty", "The file is empty.", "export it again");
  auto header = match_header(**first, columns);
  if (!header) return header.error();
  while (true) {
    const auto record = reader.next();
    if (!record) return record.error();
    if (!*record) break;
    if (!all_empty((*record)->fields.begin(), (*record)->fields.end())) table.rows.push_back(to_row(**record, *header));
  }
  table.ignored_columns = std::move(header->ignored);
  return std::nullopt;
}

}  // namespace

Result<Table, Diagnostic> read_table(std::string_view bytes, const std::vector<Column>& columns,
                                     const ReadOptions& options) {
  if (bytes.size() > options.limits.file_bytes) {
    return failure(file_problem({}, "csv-limit",
                                "The file is larger than " + std::to_string(options.limits.file_bytes >> 20U) + " MiB.",
                                "split it into smaller files"));
  }
  const auto decoded = decode(bytes, options.encoding);
  if (!decoded) return failure(decoded.error());
  Table table;
  table.encoding = decoded->encoding;
  if (options.separator) {
    table.separator = *options.separator;
  } else {
    const auto separator = recognise_separator(decoded->text, columns, options.limits);
    if (!separator) return failure(separator.error());
    table.separator = *separator;
  }
  if (auto problem = read_rows(decoded->text, columns, options.limits, table)) return failure(std::move(*problem));
  if (options.dates) {
    table.dates = *options.dates;
  } else {
    const auto form = date_form_of(table, columns);
    if (!form) return failure(form.error());
    table.dates = *form;
  }
  return table;
}

}  // namespace filrouge::csv
