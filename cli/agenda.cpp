#include "cli/agenda.hpp"

#include "adapters/csv/schools.hpp"
#include "adapters/system/files.hpp"
#include "cli/imported_events.hpp"
#include "cli/places.hpp"
#include "cli/roster.hpp"
#include "cli/school_place.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

#include <algorithm>

namespace filrouge::cli {
namespace {

enum Cell : std::size_t { when, what, file };

struct Entry {
  LocalTime at;
  std::string what;
  std::filesystem::path file;
};

[[noreturn]] void unreadable(const std::filesystem::path& path, const std::string& sentence) {
  throw OutsideFailure(OutsideFailure::Kind::unreadable, path.string() + ": " + sentence);
}

// The content of a file whose lines are all accepted or skipped.
template <class Read>
Read sound(const std::filesystem::path& path, Result<Read, Diagnostic> read) {
  if (!read) unreadable(path, read.error().message);
  for (const auto& line : read->report.lines()) {
    if (line.outcome == csv::LineReport::Outcome::rejected)
      unreadable(path, "line " + std::to_string(line.line) + ": " + line.reason);
  }
  return std::move(*read);
}

std::vector<Entry> read_entries(const std::filesystem::path& folder) {
  const auto path = folder / "agenda.csv";
  using Need = csv::Column::Need;
  const auto table =
      csv::read_table(system::read_file(path),
                      {{{"quand"}, Need::required}, {{"quoi"}, Need::required}, {{"fichier"}, Need::required}}, {});
  if (!table) unreadable(path, table.error().message);
  std::vector<Entry> entries;
  for (const auto& row : table->rows) {
    if (!row.problem.empty()) unreadable(path, row.problem);
    const auto at = parse_local_time(row.cells[when]);
    if (!at) unreadable(path, in_quotes(row.cells[when]) + " is no time like 2026-07-07T14:00.");
    entries.push_back({*at, row.cells[what], folder / row.cells[file]});
  }
  return entries;
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& data) : data_(data), places_(data / "calendars/fr.yaml") {}

  void take(const Entry& entry) {
    if (entry.what == "end") {
      agenda_.ends = entry.at;
      return;
    }
    const auto bytes = system::read_file(entry.file);
    if (entry.what == "schools") {
      agenda_.schools = sound(entry.file, csv::read_schools(bytes, {}, school_places(places_))).schools;
    } else if (entry.what == "staff") {
      agenda_.staff = sound(entry.file, csv::read_staff(bytes, {}));
    } else if (entry.what == "students") {
      const auto nomenclature = read_nomenclature(data_);
      const auto day = std::chrono::floor<std::chrono::days>(entry.at);
      agenda_.students = sound(entry.file, csv::read_students(bytes, {}, {nomenclature, day, {}}));
      agenda_.begins = entry.at;
    } else if (entry.what == "results") {
      for (const auto& line : sound(entry.file, csv::read_results(bytes, {})).results)
        agenda_.arrivals.push_back({entry.at, to_event(school(), line)});
    } else if (entry.what == "events") {
      for (const auto& line : sound(entry.file, csv::read_events(bytes, {})).events)
        agenda_.arrivals.push_back({line.at, to_event(school(), line)});
    } else {
      unreadable(entry.file, in_quotes(entry.what) + " is none of schools, staff, students, results, events, end.");
    }
  }

  [[nodiscard]] Agenda finish() {
    std::stable_sort(agenda_.arrivals.begin(), agenda_.arrivals.end(),
                     [](const Arrival& a, const Arrival& b) { return a.at < b.at; });
    return std::move(agenda_);
  }

 private:
  [[nodiscard]] SchoolId school() const { return agenda_.schools.empty() ? SchoolId() : agenda_.schools.front().uai; }

  std::filesystem::path data_;
  Places places_;
  Agenda agenda_;
};

}  // namespace

Agenda read_agenda(const std::filesystem::path& folder, const std::filesystem::path& data) {
  Reader reader(data);
  for (const auto& entry : read_entries(folder)) reader.take(entry);
  return reader.finish();
}

}  // namespace filrouge::cli
