#include "engine/loading/load_calendar.hpp"

#include "support/catch.hpp"

#include <fstream>
#include <sstream>

using namespace filrouge;
using namespace filrouge::calendar;
using filrouge::loading::load_calendars;

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(std::string{FILROUGE_SOURCE_DIR} + "/" + path);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string rendered(const Diagnostics& findings) {
  std::string text;
  for (const auto& each : findings) text += render(each, "");
  return text;
}

Calendars shipped() {
  std::map<std::string, std::string> texts;
  for (const auto* part : {"fr.yaml", "territories.yaml", "school-holidays.yaml"}) {
    texts[std::string{"calendars/"} + part] = text_of(std::string{"workflows/calendars/"} + part);
  }
  Diagnostics findings;
  auto loaded = load_calendars("calendars/fr.yaml", texts, findings);
  INFO(rendered(findings));
  REQUIRE(findings.empty());
  REQUIRE(loaded.needs.empty());
  return std::move(loaded.calendars);
}

std::shared_ptr<const Zone> no_changes(const std::string& name) {
  return std::make_shared<Zone>(name, std::vector<Zone::Offset>{{Instant::min(), std::chrono::hours{1}}});
}

Place place(std::string_view text) {
  static const Calendars calendars = shipped();
  const auto resolved = resolve(calendars, text, no_changes);
  INFO(text << ": " << (resolved ? "" : resolved.error().message));
  REQUIRE(resolved);
  return *resolved;
}

std::string refusal(std::string_view text) {
  const auto resolved = resolve(shipped(), text, no_changes);
  REQUIRE_FALSE(resolved);
  return resolved.error().message;
}

// "LINE:COLUMN RULE" of each finding of a calendar file.
std::string findings_of(const std::string& text) {
  Diagnostics findings;
  (void)load_calendars("a.yaml", {{"a.yaml", text}}, findings);
  std::string out;
  for (const auto& each : findings) {
    out += std::to_string(each.position.line) + ":" + std::to_string(each.position.column) + " " + each.rule + "\n";
  }
  return out;
}

Day day(std::string_view text) {
  return parse_day(text).value();
}

}  // namespace

TEST_CASE("a lycée has the holidays of its département and of its académie's zone") {
  const Place thionville = place("0570108H");
  CHECK(thionville.territory == Territory::alsace_moselle);
  CHECK(thionville.school_known == DayRange{day("2022-10-22"), day("2027-07-03")});
  CHECK(thionville.zone->name() == "Europe/Paris");
  CHECK(is_school_day(thionville, day("2026-04-10")) == true);  // zone B: 11 April to 27 April
  CHECK(is_school_day(thionville, day("2026-04-24")) == false);
  CHECK(place("57672").hash == thionville.hash);
  CHECK(place("54395").territory == Territory::metropole);
  CHECK(place("2A004").school_known->end == day("2025-07-05"));
  CHECK(place("2B033").hash == place("2A004").hash);
}

TEST_CASE("overseas each territory has its own zone of time and holidays") {
  CHECK(place("97411").zone->name() == "Indian/Reunion");
  CHECK(place("97801").territory == Territory::saint_martin);
  CHECK(place("97801").zone->name() == "America/Marigot");
  CHECK(place("97801").hash == place("saint-martin").hash);
  CHECK(place("97127").territory == Territory::saint_martin);
  CHECK(place("97123").territory == Territory::saint_barthelemy);
  CHECK(place("97701").zone->name() == "America/St_Barthelemy");
  CHECK(place("97120").territory == Territory::guadeloupe);
  CHECK(place("97502").zone->name() == "America/Miquelon");
  CHECK(is_school_day(place("saint-martin"), day("2026-05-29")) == false);
  CHECK(is_school_day(place("guadeloupe"), day("2026-05-29")) == true);
}

TEST_CASE("a territory with several zones knows no school holidays") {
  CHECK_FALSE(place("metropole").school_known);
  CHECK(place("alsace-moselle").school_known);
  CHECK(place("mayotte").school_known->end == day("2026-08-24"));
}

TEST_CASE("closures and milestones stack down to the place") {
  const Place thionville = place("0570108H");
  CHECK(std::count(thionville.closures.begin(), thionville.closures.end(),
                   DayRange{day("2026-07-14"), day("2026-08-24")}) == 1);
  CHECK(thionville.milestones.at({"rentree", 2026}) == day("2026-09-01"));
  CHECK(thionville.milestones.at({"results", 2025}) == day("2026-07-07"));
  CHECK(place("la-reunion").milestones.at({"rentree", 2026}) == day("2026-08-18"));
  CHECK(place("guyane").milestones.count({"rentree", 2026}) == 0);
}

TEST_CASE("what is no place is refused with what to write") {
  CHECK(refusal("") == "A place is missing: write a UAI, an INSEE commune code or a territory such as metropole.");
  CHECK(refusal("0570108A") == "The UAI 0570108A is mistyped: the control letter of 0570108 is H, not A.");
  CHECK(refusal("99001") == "99001 belongs to no académie of the calendars: none has the département \"099\".");
  for (const auto* text : {"57000", "20004", "97100", "Paris", "metropolis", "5767", "576721", "2C001", "0570108"}) {
    INFO(text);
    CHECK_FALSE(resolve(shipped(), text, no_changes));
  }
}

TEST_CASE("every département of a UAI belongs to the académie and the zone the public lists give") {
  const Calendars calendars = shipped();
  std::istringstream list{text_of("tests/data/calendar/departements.csv")};
  std::size_t listed = 0;
  for (std::string line; std::getline(list, line);) {
    if (line.front() == '#') continue;
    ++listed;
    INFO(line);
    const auto* academie = academie_of(calendars, line);
    REQUIRE(academie != nullptr);
    const std::string zone = academie->second.zone.value_or("");
    CHECK(line == line.substr(0, 3) + ";" + academie->second.title + ";" + (zone.size() == 1 ? zone : ""));
  }
  CHECK(listed == 101);
  CHECK(academie_of(calendars, "9750001A")->first == "44");
  CHECK(academie_of(calendars, "9990001A") == nullptr);
}

TEST_CASE("a lycée may differ from its UAI") {
  Calendars calendars = shipped();
  School& school = calendars.schools["0570108H"];
  school.commune = "97801";
  school.layer.closures["summer"] = std::nullopt;
  school.layer.milestones[{"results", 2025}] = day("2026-07-08");
  const auto resolved = resolve(calendars, "0570108H", no_changes);
  REQUIRE(resolved);
  CHECK(resolved->territory == Territory::saint_martin);
  CHECK(resolved->closures.empty());
  CHECK(resolved->milestones.at({"results", 2025}) == day("2026-07-08"));
}

TEST_CASE("each mistake in a calendar is found at its place") {
  CHECK(findings_of("title: A\nzonse: {}\n") == "2:1 calendar-key\n");
  CHECK(findings_of("zones:\n  A: { title: A }\n") == "2:3 calendar-missing\n");
  CHECK(findings_of("zones:\n  A: { known: { from: 2026-09-01, until: 2026-08-01 } }\n") == "2:15 calendar-value\n");
  CHECK(findings_of("zones:\n  A:\n    known: { from: 2025-09-01, until: 2026-07-04 }\n    holidays:\n"
                    "      2025-2026:\n"
                    "        - { title: a, from: 2025-10-18, resume: 2025-11-03 }\n"
                    "        - { title: b, day: 2025-11-02 }\n"
                    "        - { title: c, day: 2026-08-02 }\n"
                    "        - { title: d, day: 2026-02-30 }\n"
                    "        - { title: e, from: 2026-02-10 }\n"
                    "      2025-2027: []\n"
                    "      2024-2025:\n        - { title: f, day: 2025-09-05 }\n") ==
        "9:28 calendar-value\n10:11 calendar-missing\n11:7 calendar-value\n13:11 calendar-value\n"
        "7:11 calendar-overlap\n8:11 calendar-overlap\n");
  CHECK(findings_of("territories:\n  metropole: { time_zone: Europe/Paris, zone: D }\n  corse: {}\n") ==
        "3:3 calendar-reference\n2:47 calendar-reference\n");
  CHECK(findings_of("academies:\n  \"12\": { title: Nancy, departements: { metropole: [57, \"054\", \"054\"] } }\n") ==
        "2:53 calendar-value\n2:64 calendar-duplicate\n");
  CHECK(findings_of("milestones:\n  2025-2026: { results: 2027-07-07 }\n  2025: {}\n") ==
        "2:25 calendar-value\n3:3 calendar-value\n");
  CHECK(findings_of("closures: { summer: { from: 14 July n, until: 31 June n } }\n") == "1:47 calendar-value\n");
  CHECK(findings_of("schools: { 0570108A: {} }\n") == "1:12 calendar-value\n");
  CHECK(findings_of("zones: []\n") == "1:8 calendar-value\n");
}

TEST_CASE("a lycée keeps the holidays of its commune, wherever its UAI comes from") {
  const auto shipped_calendars = shipped();
  const auto territory = [&](std::string_view commune) {
    const auto resolved = resolve(shipped_calendars, "9710002A", no_changes, commune);
    return resolved ? to_string(resolved->territory) : "none";
  };
  CHECK(territory("") == "guadeloupe");
  CHECK(territory("97801") == "saint-martin");
  CHECK(territory("97701") == "saint-barthelemy");
  CHECK(territory("98735") == "none");
}

TEST_CASE("a school year is told of where one level knows its days or a date of it") {
  const auto calendars = shipped();
  CHECK(tells_of_school_year(calendars, 2022));
  CHECK(tells_of_school_year(calendars, 2026));
  CHECK_FALSE(tells_of_school_year(calendars, 2021));
  CHECK_FALSE(tells_of_school_year(calendars, 2027));
}

TEST_CASE("parts are wanted by name, beside the file that names them") {
  Diagnostics findings;
  const auto loaded = load_calendars(
      "a/fr.yaml", {{"a/fr.yaml", "parts: [b.yaml, c.yaml, b.yaml]\n"}, {"a/c.yaml", "parts: [fr.yaml]\n"}}, findings);
  CHECK(findings.empty());
  REQUIRE(loaded.needs.size() == 1);
  CHECK(loaded.needs.front().name == "a/b.yaml");
  CHECK(loaded.needs.front().asked_by == "a/fr.yaml");
  CHECK(loaded.needs.front().at == Position{1, 9});
}

TEST_CASE("two parts cannot declare one zone") {
  Diagnostics findings;
  const std::string zone = "zones: { A: { known: { from: 2025-09-01, until: 2026-07-04 } } }\n";
  (void)load_calendars("a.yaml", {{"a.yaml", "parts: [b.yaml]\n" + zone}, {"b.yaml", zone}}, findings);
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().rule == "calendar-duplicate");
  CHECK(findings.front().file == "b.yaml");
  CHECK(findings.front().hint == "It stands in a.yaml:2 already: keep one.");
}
