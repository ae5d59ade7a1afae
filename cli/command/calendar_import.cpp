#include "adapters/csv/table.hpp"
#include "adapters/system/files.hpp"
#include "adapters/system/zone_database.hpp"
#include "cli/command/calendar.hpp"
#include "cli/exit_code.hpp"
#include "engine/calendar/official_calendar.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

// The data set is published under two sets of column names.
const std::vector<csv::Column> columns{{{"description"}, csv::Column::Need::required},
                                       {{"population"}, csv::Column::Need::required},
                                       {{"start_date", "Date de début"}, csv::Column::Need::required},
                                       {{"end_date", "Date de fin"}, csv::Column::Need::required},
                                       {{"location", "Académies"}, csv::Column::Need::required},
                                       {{"zones"}, csv::Column::Need::required}};

Diagnostic row_error(int line, std::string message) {
  return {"",
          {line, 1},
          "official-calendar",
          Severity::error,
          std::move(message),
          "Take the export of the data set as it is published."};
}

std::vector<calendar::OfficialRow> to_rows(const csv::Table& table, Diagnostics& findings) {
  std::vector<calendar::OfficialRow> rows;
  for (const csv::Row& row : table.rows) {
    if (!row.problem.empty()) {
      findings.push_back(row_error(row.line, row.problem));
      continue;
    }
    const auto start = parse_rfc3339(row.cells[2]);
    const auto end = parse_rfc3339(row.cells[3]);
    if (!start || !end) {
      findings.push_back(row_error(row.line, "\"" + row.cells[start ? 3 : 2] + "\" is no instant of RFC 3339."));
      continue;
    }
    rows.push_back({row.line, row.cells[0], row.cells[1], *start, *end, row.cells[4], row.cells[5]});
  }
  return rows;
}

calendar::OfficialCalendar compile_file(const std::string& file) {
  calendar::OfficialCalendar compiled;
  const auto table = csv::read_table(system::read_file(file), columns, {});
  if (table) {
    Diagnostics unreadable;
    const auto rows = to_rows(*table, unreadable);
    compiled = calendar::compile(rows, system::load_zone("Europe/Paris"));
    compiled.findings.insert(compiled.findings.begin(), unreadable.begin(), unreadable.end());
  } else {
    compiled.findings.push_back(table.error());
  }
  for (Diagnostic& each : compiled.findings) each.file = file;
  sort_by_position(compiled.findings);
  return compiled;
}

json to_json(const calendar::OfficialCalendar& compiled, const std::string& written) {
  json zones = json::object();
  for (const auto& [name, zone] : compiled.zones) {
    zones[name] = {{"known", {{"from", to_string(zone.known.first)}, {"until", to_string(zone.known.end)}}},
                   {"holidays", zone.holidays.size()}};
  }
  json found = json::array();
  for (const Diagnostic& each : compiled.findings) {
    found.push_back({{"file", each.file},
                     {"line", each.position.line},
                     {"severity", to_string(each.severity)},
                     {"message", each.message},
                     {"hint", each.hint}});
  }
  return {{"zones", zones}, {"findings", found}, {"written", written.empty() ? json{} : json{written}}};
}

}  // namespace

int run(const CalendarImportOptions& options, Context& context) {
  const auto compiled = compile_file(options.file);
  const bool usable = !has_errors(compiled.findings) && !compiled.zones.empty();
  for (const Diagnostic& each : compiled.findings) {
    if (!context.json) context.err << render(each, "");
  }
  if (usable && !options.output.empty()) system::write_file(options.output, calendar::to_yaml(compiled.zones));
  if (context.json) {
    const auto answer = to_json(compiled, usable ? options.output : "");
    context.out << answer.dump(2, ' ', false, json::error_handler_t::replace) << '\n';
  } else if (usable && options.output.empty()) {
    context.out << calendar::to_yaml(compiled.zones);
  }
  return usable ? done : findings;
}

}  // namespace filrouge::cli
