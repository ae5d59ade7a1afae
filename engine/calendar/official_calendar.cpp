#include "engine/calendar/official_calendar.hpp"

#include "engine/base/words.hpp"
#include "engine/calendar/words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace filrouge::calendar {
namespace {

using namespace std::chrono;
using Names = std::vector<std::string_view>;

struct NamedZones {
  std::string_view name;
  Names zones;
};

// Locations that are no académie of zones A, B and C.
const std::vector<NamedZones>& territories() {
  static const std::vector<NamedZones> table{{"Corse", {"corse"}},
                                             {"Guadeloupe", {"guadeloupe", "saint-martin", "saint-barthelemy"}},
                                             {"Guyane", {"guyane"}},
                                             {"Martinique", {"martinique"}},
                                             {"Mayotte", {"mayotte"}},
                                             {"Réunion", {"la-reunion"}},
                                             {"Saint Pierre et Miquelon", {"saint-pierre-et-miquelon"}},
                                             {"Nouvelle Calédonie", {}},
                                             {"Polynésie", {}},
                                             {"Wallis et Futuna", {}}};
  return table;
}

// Populations that mean islands of the académie of Guadeloupe.
const std::vector<NamedZones>& islands() {
  static const std::vector<NamedZones> table{
      {"Guadeloupe & Saint-Barthélémy", {"guadeloupe", "saint-barthelemy"}},
      {"Guadeloupe & Saint-Martin", {"guadeloupe", "saint-martin"}},
      {"Guadeloupe sauf Saint-Martin", {"guadeloupe", "saint-barthelemy"}},
      {"Guadeloupe, Saint-Martin & Saint-Barthélémy", {"guadeloupe", "saint-martin", "saint-barthelemy"}},
      {"Saint Martin", {"saint-martin"}},
      {"Saint-Martin", {"saint-martin"}},
      {"Saint-Barthélémy", {"saint-barthelemy"}}};
  return table;
}

constexpr std::array<std::string_view, 4> lycee_populations{"-", "Élèves", "Élèves du second degré", "Second degré"};
constexpr std::array<std::string_view, 6> other_populations{
    "Enseignants",   "Enseignants du premier degré", "Enseignants du second degré", "Élèves du premier degré",
    "Premier degré", "Premier degré et collèges"};

const Names* find(const std::vector<NamedZones>& table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const NamedZones& row) { return row.name == name; });
  return found == table.end() ? nullptr : &found->zones;
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A day off, or the day a holiday begins whose end is not published.
struct Period {
  DayRange days;
  std::string title;
  bool open_ended = false;
  int line = 0;
};
bool same_days(const Period& a, const Period& b) {
  return a.days == b.days && a.open_ended == b.open_ended;
}

// The holiday that closes a school year: "Vacances d'Été", or "Vacances d'Hiver austral" in La Réunion.
bool is_summer(const DayRange& range) {
  const year_month_day first{range.first};
  const year_month_day end{range.end};
  return first.month() >= June && first.month() <= August && (end.month() == August || end.month() == September);
}

// zone to location to what is published for it
using Periods = std::map<std::string, std::map<std::string, std::vector<Period>>>;

class Compiler {
 public:
  explicit Compiler(const Zone& paris) : paris_(paris) {}

  void add(const OfficialRow& row);
  OfficialCalendar finish();

 private:
  void report(int line, Severity severity, std::string message, std::string hint = {}) {
    result_.findings.push_back({"", {line, 1}, "official-calendar", severity, std::move(message), std::move(hint)});
  }
  [[nodiscard]] std::optional<Period> read_period(const OfficialRow& row);
  [[nodiscard]] Names zones_of(const OfficialRow& row);
  void sort(std::vector<Period>& periods);
  [[nodiscard]] HolidayZone close(const std::string& name, const std::vector<Period>& periods);

  const Zone& paris_;
  Periods periods_;
  OfficialCalendar result_;
};

std::optional<Period> Compiler::read_period(const OfficialRow& row) {
  const LocalTime first = paris_.local(row.start);
  const LocalTime end = paris_.local(row.end);
  const DayRange range{floor<days>(first), floor<days>(end)};
  if (first != range.first || end != range.end) {
    report(row.line, Severity::error, "The period does not begin and end at midnight in Paris.",
           "Take the export of the data set as it is published.");
    return std::nullopt;
  }
  if (range.end < range.first) {
    report(row.line, Severity::error, "The period ends before it begins.");
    return std::nullopt;
  }
  Period period{range, row.description, false, row.line};
  period.open_ended = range.first == range.end && row.description.rfind("Début", 0) == 0;
  if (range.first == range.end && !period.open_ended) period.days.end += days{1};
  return period;
}

// The zones a row speaks to: none for teachers, écoles and collèges.
Names Compiler::zones_of(const OfficialRow& row) {
  const Names* territory = calendar::find(territories(), row.location);
  if (territory != nullptr && territory->empty()) return {};
  if (contains(other_populations, row.population)) return {};
  if (row.location == "Guadeloupe") {
    if (const Names* some = calendar::find(islands(), row.population)) return *some;
  }
  if (!contains(lycee_populations, row.population)) {
    report(row.line, Severity::error, "The population " + in_quotes(row.population) + " is unknown.",
           "Check whether it concerns pupils of lycées, and correct the row.");
    return {};
  }
  if (territory != nullptr) return *territory;
  for (const std::string_view zone : {"Zone A", "Zone B", "Zone C"}) {
    if (row.zone == zone) return {zone.substr(5)};
  }
  report(
      row.line, Severity::error,
      "The zone " + in_quotes(row.zone) + " of " + in_quotes(row.location) + " is none of Zone A, Zone B and Zone C.");
  return {};
}

void Compiler::add(const OfficialRow& row) {
  const Names zones = zones_of(row);
  if (zones.empty()) return;
  const auto period = read_period(row);
  if (!period) return;
  for (const std::string_view zone : zones) periods_[std::string{zone}][row.location].push_back(*period);
}

// Ascending and without repetition; what overlaps is reported and left out.
void Compiler::sort(std::vector<Period>& periods) {
  std::stable_sort(periods.begin(), periods.end(), [](const Period& a, const Period& b) {
    return std::tie(a.days.first, a.days.end) < std::tie(b.days.first, b.days.end);
  });
  periods.erase(std::unique(periods.begin(), periods.end(), same_days), periods.end());
  for (std::size_t i = 1; i < periods.size();) {
    if (periods[i].days.first >= periods[i - 1].days.end) {
      ++i;
      continue;
    }
    report(periods[i].line, Severity::error,
           in_quotes(periods[i].title) + " overlaps " + in_quotes(periods[i - 1].title) + " of line " +
               std::to_string(periods[i - 1].line) + ".",
           "Keep one of them.");
    periods.erase(periods.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// Takes the periods as long as the school years follow one another, each closed by a summer holiday with its end.
HolidayZone Compiler::close(const std::string& name, const std::vector<Period>& periods) {
  HolidayZone zone;
  zone.title = name.size() == 1 ? "Zone " + name : name;
  zone.known = {periods.front().days.first, periods.front().days.first};
  std::optional<int> closed;  // the last school year whose summer has an end
  for (const Period& period : periods) {
    const int year = school_year(period.days.first);
    const bool gap = year > school_year(zone.known.first) && closed != year - 1;
    if (period.open_ended) zone.known.end = period.days.first;
    if (gap || (period.open_ended && &period != &periods.back())) {
      report(period.line, Severity::warning,
             "The calendar of " + name + " ends on " + filrouge::to_string(zone.known.end) +
                 ", because the end of that summer is not published; its rows from line " +
                 std::to_string(period.line) + " on are left out.");
    }
    if (gap || period.open_ended) break;
    zone.holidays.push_back({period.title, period.days});
    zone.known.end = period.days.end;
    if (!is_summer(period.days)) continue;
    closed = year;
    zone.layer.milestones[{"rentree", year + 1}] = period.days.end;
  }
  return zone;
}

OfficialCalendar Compiler::finish() {
  for (auto& [name, locations] : periods_) {
    const std::vector<Period>* first = nullptr;
    for (auto& [location, periods] : locations) {
      sort(periods);
      if (first != nullptr && !std::equal(first->begin(), first->end(), periods.begin(), periods.end(), same_days)) {
        report(periods.front().line, Severity::error,
               location + " differs from " + locations.begin()->first + ", of the same zone " + name + ".",
               "Complete the rows of " + location + ".");
      }
      if (first == nullptr) first = &periods;
    }
    result_.zones[name] = close(name, *first);
  }
  sort_by_position(result_.findings);
  return std::move(result_);
}

}  // namespace

OfficialCalendar compile(const std::vector<OfficialRow>& rows, const Zone& paris) {
  Compiler compiler{paris};
  for (const OfficialRow& row : rows) compiler.add(row);
  return compiler.finish();
}

}  // namespace filrouge::calendar
