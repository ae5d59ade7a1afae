#include "engine/calendar/official_calendar.hpp"

#include "engine/calendar/fixtures.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::calendar;
using namespace filrouge::calendar::test;

namespace {

std::vector<OfficialRow> published_rows() {
  std::vector<OfficialRow> rows;
  int line = 0;
  for (const auto& text : lines_of("official_2022-2027.csv")) {
    if (++line == 1) continue;  // column names
    const auto f = split(text, ';');
    rows.push_back({line, f[0], f[1], instant(f[2]), instant(f[3]), f[4], f[5]});
  }
  return rows;
}

OfficialRow row(std::string description, std::string_view start, std::string_view end, std::string location = "Lyon",
                std::string zone = "Zone A") {
  return {2, std::move(description), "-", instant(start), instant(end), std::move(location), std::move(zone)};
}

OfficialCalendar compiled(const std::vector<OfficialRow>& rows) {
  return compile(rows, paris());
}

std::string first_finding(const std::vector<OfficialRow>& rows) {
  const auto result = compiled(rows);
  return result.findings.empty() ? "" : result.findings.front().message;
}

}  // namespace

TEST_CASE("the official calendar gives every zone the pupils' days off and its own horizon") {
  const auto result = compiled(published_rows());
  CHECK(result.findings.empty());
  CHECK(result.zones.size() == 12);
  for (const auto& line : lines_of("school_holidays.csv")) {
    const auto fields = split(line, ';');
    INFO(line);
    REQUIRE(result.zones.count(fields[0]) == 1);
    const HolidayZone& zone = result.zones.at(fields[0]);
    CHECK(zone.known == DayRange{day(fields[1]), day(fields[2])});
    std::string periods;
    for (const auto& holiday : zone.holidays) {
      periods += (periods.empty() ? "" : " ") + filrouge::to_string(holiday.days.first) + "/" +
                 filrouge::to_string(holiday.days.end);
    }
    CHECK(periods == fields[3]);
  }
}

TEST_CASE("classes resume on the local rentree, in August overseas") {
  const auto zones = compiled(published_rows()).zones;
  const auto rentree = [&](const std::string& zone, int year) {
    return filrouge::to_string(zones.at(zone).layer.milestones.at({"rentree", year}));
  };
  CHECK(rentree("B", 2026) == "2026-09-01");
  CHECK(rentree("A", 2025) == "2025-09-01");
  CHECK(rentree("la-reunion", 2025) == "2025-08-19");
  CHECK(rentree("mayotte", 2026) == "2026-08-24");
  CHECK(rentree("corse", 2024) == "2024-09-05");
  CHECK(zones.at("guyane").layer.milestones.count({"rentree", 2026}) == 0);
  CHECK(zones.at("corse").layer.milestones.count({"rentree", 2025}) == 0);
}

TEST_CASE("instants are midnights of Paris in either published form, whatever the territory") {
  const auto noel = row("Vacances de Noël", "2025-12-18T23:00:00Z", "2026-01-20T23:00:00Z", "Réunion", "Réunion");
  const auto same =
      row("Vacances de Noël", "2025-12-19T00:00:00+01:00", "2026-01-21T00:00:00+01:00", "Réunion", "Réunion");
  CHECK(compiled({noel}).zones == compiled({same}).zones);
  CHECK(compiled({noel}).zones.at("la-reunion").holidays.front().days ==
        DayRange{day("2025-12-19"), day("2026-01-21")});
}

TEST_CASE("a row whose start is its end is one day off, unless it begins a holiday without end") {
  const auto bridge = compiled({row("Pont de l'Ascension", "2027-05-06T22:00:00Z", "2027-05-06T22:00:00Z")});
  CHECK(bridge.zones.at("A").holidays.front().days == DayRange{day("2027-05-07"), day("2027-05-08")});
  const auto summer = compiled({row("Pont de l'Ascension", "2027-05-06T22:00:00Z", "2027-05-06T22:00:00Z"),
                                row("Début des Vacances d'Été", "2027-07-02T22:00:00Z", "2027-07-02T22:00:00Z")});
  CHECK(summer.zones.at("A").holidays.size() == 1);
  CHECK(summer.zones.at("A").known.end == day("2027-07-03"));
}

TEST_CASE("what cannot be trusted is said") {
  CHECK(first_finding({row("Vacances", "2025-12-19T00:00:00Z", "2026-01-04T23:00:00Z")}) ==
        "The period does not begin and end at midnight in Paris.");
  CHECK(first_finding({row("Vacances", "2025-12-19T23:00:00Z", "2025-11-19T23:00:00Z")}) ==
        "The period ends before it begins.");
  CHECK(first_finding({row("Vacances", "2025-12-19T23:00:00Z", "2026-01-04T23:00:00Z", "Lyon", "Zone D")}) ==
        "The zone \"Zone D\" of \"Lyon\" is none of Zone A, Zone B and Zone C.");
  CHECK(first_finding({row("Noël", "2025-12-19T23:00:00Z", "2026-01-04T23:00:00Z"),
                       row("Jour de l'an", "2025-12-31T23:00:00Z", "2026-01-01T23:00:00Z")}) ==
        "\"Jour de l'an\" overlaps \"Noël\" of line 2.");
  CHECK(first_finding({row("Noël", "2025-12-19T23:00:00Z", "2026-01-04T23:00:00Z"),
                       row("Noël", "2025-12-19T23:00:00Z", "2026-01-05T23:00:00Z", "Grenoble")}) ==
        "Lyon differs from Grenoble, of the same zone A.");
  auto stranger = row("Noël", "2025-12-19T23:00:00Z", "2026-01-04T23:00:00Z");
  stranger.population = "Apprentis";
  CHECK(first_finding({stranger}) == "The population \"Apprentis\" is unknown.");
}

TEST_CASE("after a summer without end, later rows are left out with a warning") {
  const auto result =
      compiled({row("Noël", "2024-12-20T23:00:00Z", "2025-01-05T23:00:00Z", "Corse", "Corse"),
                row("Début des Vacances d'Été", "2025-07-04T22:00:00Z", "2025-07-04T22:00:00Z", "Corse", "Corse"),
                row("Noël", "2026-12-18T23:00:00Z", "2027-01-03T23:00:00Z", "Corse", "Corse")});
  CHECK(result.zones.at("corse").known.end == day("2025-07-05"));
  CHECK(result.zones.at("corse").holidays.size() == 1);
  const auto gap = first_finding({row("Noël", "2024-12-20T23:00:00Z", "2025-01-05T23:00:00Z"),
                                  row("Noël", "2025-12-19T23:00:00Z", "2026-01-04T23:00:00Z")});
  CHECK(contains(gap, "The calendar of A ends on 2025-01-06"));
}
