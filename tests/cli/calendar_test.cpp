#include "cli/exit_code.hpp"
#include "cli/run_filrouge.hpp"
#include "engine/calendar/oracle.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace filrouge;
using namespace filrouge::calendar::test;
using calendar::DayRange;
using nlohmann::json;
using test::holds;
using test::run_filrouge;

namespace {

std::vector<std::string> answers(const std::string& input) {
  auto lines = split(run_filrouge({"calendar", "add", "--json"}, input).out, '\n');
  REQUIRE(lines.back().empty());
  lines.pop_back();
  return lines;
}

// The one answer to one line: the date, or "error: …".
std::string answer(const std::string& line) {
  const auto lines = answers(line);
  REQUIRE(lines.size() == 1);
  const json parsed = json::parse(lines.front());
  REQUIRE(parsed.size() == 1);
  return parsed.contains("date") ? parsed["date"].get<std::string>() : "error: " + parsed["error"].get<std::string>();
}

// What a place of the questions is, told apart from the calendars of the project.
struct Asked {
  const char* place;
  const char* territory;
  const char* zone;  // empty: school days cannot be counted
};
constexpr std::array asked{Asked{"metropole", "metropole", ""},
                           Asked{"alsace-moselle", "alsace-moselle", "B"},
                           Asked{"guadeloupe", "guadeloupe", "guadeloupe"},
                           Asked{"martinique", "martinique", "martinique"},
                           Asked{"guyane", "guyane", "guyane"},
                           Asked{"la-reunion", "la-reunion", "la-reunion"},
                           Asked{"mayotte", "mayotte", "mayotte"},
                           Asked{"saint-martin", "saint-martin", "saint-martin"},
                           Asked{"saint-barthelemy", "saint-barthelemy", "saint-barthelemy"},
                           Asked{"saint-pierre-et-miquelon", "saint-pierre-et-miquelon", "saint-pierre-et-miquelon"},
                           Asked{"0570108H", "alsace-moselle", "B"},
                           Asked{"57672", "alsace-moselle", "B"},
                           Asked{"67482", "alsace-moselle", "B"},
                           Asked{"68224", "alsace-moselle", "B"},
                           Asked{"54395", "metropole", "B"},
                           Asked{"38185", "metropole", "A"},
                           Asked{"75056", "metropole", "C"},
                           Asked{"2A004", "metropole", "corse"},
                           Asked{"2B033", "metropole", "corse"},
                           Asked{"97120", "guadeloupe", "guadeloupe"},
                           Asked{"97801", "saint-martin", "saint-martin"},
                           Asked{"97701", "saint-barthelemy", "saint-barthelemy"},
                           Asked{"97411", "la-reunion", "la-reunion"}};

// The days of one kind, and between which days anything is known of them.
struct Days {
  std::vector<Day> marked;
  DayRange known;
  // Counting from `start` passes known days alone: at most the day just outside is where it begins.
  [[nodiscard]] bool reaches(Day start) const {
    return known.first - std::chrono::days{1} <= start && start <= known.end;
  }
};

// For each unit; nothing where it cannot be counted at the place.
std::map<std::string, std::optional<Days>> marked_days(const Asked& at) {
  static const auto holidays = published_holidays();
  static const auto zones = published_zones();
  const auto& off = holidays.at(at.territory);
  const DayRange listed{day("2022-01-01"), day("2029-01-01")};
  const auto all = [&](bool saturdays) {
    return Days{days_left(listed.first, listed.end - std::chrono::days{1}, saturdays, off), listed};
  };
  std::optional<Days> school;
  if (*at.zone != 0) school = Days{school_days(zones.at(at.zone), off), zones.at(at.zone).known};
  return {{"working days", all(false)}, {"ouvrable days", all(true)}, {"school days", school}};
}

}  // namespace

TEST_CASE("calendar add agrees with the published lists at every kind of place, 2023 to 2027") {
  for (const Asked& at : asked) {
    std::string input;
    std::vector<std::string> expected;
    for (const auto& [unit, days] : marked_days(at)) {
      for (Day start = day("2023-01-01"); start <= day("2027-12-31"); start += std::chrono::days{2}) {
        for (const int count : {-6, -1, 1, 3, 10}) {
          input += filrouge::to_string(start) + ";" + std::to_string(count) + " " + unit + ";" + at.place + "\n";
          const auto reached = days && days->reaches(start) ? nth(days->marked, start, count) : std::nullopt;
          expected.push_back(reached ? "{\"date\":\"" + filrouge::to_string(*reached) + "\"}" : "{\"error\":");
        }
      }
    }
    const auto questions = split(input, '\n');
    const auto found = answers(input);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      const bool agrees = expected[i].back() == '}' ? found[i] == expected[i] : found[i].starts_with(expected[i]);
      if (!agrees) FAIL(questions[i] << " gives " << found[i] << ", expected " << expected[i]);
    }
  }
}

TEST_CASE("calendar add counts days, weeks and months by the civil calendar") {
  CHECK(answer("2026-01-31;1 month;75056") == "2026-02-28");
  CHECK(answer("2026-09-01;4 months;0570108H") == "2027-01-01");
  CHECK(answer("2026-07-13;10 days;metropole") == "2026-07-23");
  CHECK(answer("2026-07-13;-2 weeks;metropole") == "2026-06-29");
  CHECK(answer("\xEF\xBB\xBF"
               "2026-07-13;10 days;metropole\r\n") == "2026-07-23");
  CHECK(answer("2017-05-26;1 working day;saint-martin") == "2017-05-29");
  CHECK(answer("2016-05-26;1 working day;saint-martin") == "2016-05-30");
  CHECK(answer(" 2026-07-13 ; 1  working  day ; la-reunion \r\n") == "2026-07-15");
}

TEST_CASE("calendar add answers an error for each line it cannot compute, never silence") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"\n", "The line is empty"},
      {"   \n", "The line is empty"},
      {"2026-07-13\n", "has 1 field:"},
      {"2026-07-13;1 day\n", "has 2 fields:"},
      {"2026-07-13;1 day;metropole;\n", "has 4 fields:"},
      {";1 day;metropole\n", "A date is missing"},
      {"2026-07-13;;metropole\n", "A duration is missing"},
      {"2026-07-13;1 day;\n", "A place is missing"},
      {"2026-02-29;1 day;metropole\n", "\"2026-02-29\" is no date"},
      {"13/07/2026;1 day;metropole\n", "\"13/07/2026\" is no date"},
      {"2026-07-13T00:00;1 day;metropole\n", "is no date"},
      {"2026-07-13;2 hours;metropole\n", "2 hours cannot be added to a day"},
      {"2026-07-13;2 fortnights;metropole\n", "is no unit of time"},
      {"2026-07-13;1 month 3 days;metropole\n", "mixes several durations"},
      {"2026-07-13;1 day;0570108A\n", "the control letter of 0570108 is H"},
      {"2026-07-13;1 day;0570108h\n", "is no UAI"},
      {"2026-07-13;1 day;9990001X\n", "no académie"},
      {"2026-07-13;1 day;Lyon\n", "is no place"},
      {"2026-07-13;1 day;98735\n", "no académie"},
      {"2026-07-13;1 school day;metropole\n", "name a lycée by its UAI"},
      {"2027-07-02;1 school day;0570108H\n", "until the day before 2027-07-03"},
      {"2026-07-03;1 school day;guyane\n", "until the day before 2026-07-04"},
      {"2020-01-06;1 school day;0570108H\n", "are known from 2022-10-22"},
      {"9999-12-31;1 day;metropole\n", "outside the years 1 to 9999"},
      {"2026-07-13;1 day;\xff\xfe\n", "is no place"},
      {std::string(100'000, 'x') + "\n", "has 1 field:"},
      {std::string("2026-07-13;1 day;a\0b\n", 21), "is no place"},
  };
  for (const auto& [line, reason] : cases) {
    INFO(line.substr(0, 80));
    const auto found = answer(line);
    CHECK(found.starts_with("error: "));
    CHECK(holds(found, reason));
  }
}

TEST_CASE("calendar add answers as many lines as it was asked, and tells by its exit code only for people") {
  CHECK(answers("").empty());
  CHECK(answers("\n\n2026-07-13;1 day;metropole").size() == 3);
  CHECK(run_filrouge({"calendar", "add", "--json"}, "x\n").exit_code == cli::done);
  const auto plain = run_filrouge({"calendar", "add"}, "2026-07-13;1 day;metropole\nx\n");
  CHECK(plain.exit_code == cli::findings);
  CHECK(plain.out == "2026-07-14\nerror: The line has 1 field: write DATE;DURATION;PLACE.\n");
}

TEST_CASE("calendar import writes the school holidays the project ships") {
  const std::string data = std::string{FILROUGE_SOURCE_DIR} + "/tests/data/calendar/official_2022-2027.csv";
  const auto imported = run_filrouge({"calendar", "import", data});
  CHECK(imported.exit_code == cli::done);
  std::ifstream file{std::string{FILROUGE_SOURCE_DIR} + "/workflows/calendars/school-holidays.yaml"};
  std::ostringstream shipped;
  shipped << file.rdbuf();
  CHECK(imported.out == shipped.str());
}

TEST_CASE("calendar import writes nothing while the data set has errors, and says where") {
  const test::TemporaryFolder folder;
  const auto csv = (folder.path() / "official.csv").string();
  const auto output = (folder.path() / "school-holidays.yaml").string();
  std::ofstream{csv} << "Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire\n"
                        "Vacances de Noël;-;2025-12-20T00:00:00+01:00;2026-01-05T00:00:00+01:00;Lyon;Zone A;2025-2026\n"
                        "Vacances d'Hiver;-;2026-02-07;2026-02-23;Lyon;Zone A;2025-2026\n"
                        "Vacances d'Hiver;-;2026-02-07T00:00:00Z;2026-02-23T00:00:00Z;Lyon;Zone A;2025-2026\n";
  const auto ran = run_filrouge({"calendar", "import", csv, "--output", output});
  CHECK(ran.exit_code == cli::findings);
  CHECK_FALSE(std::filesystem::exists(output));
  CHECK(holds(ran.err, csv + ":3:1: error: \"2026-02-07\" is no instant of RFC 3339."));
  CHECK(holds(ran.err, csv + ":4:1: error: The period does not begin and end at midnight in Paris."));
}

TEST_CASE("calendar show draws a school year, one character a day") {
  const auto shown = run_filrouge({"calendar", "show", "0570108H", "--now", "2026-07-13T10:00:00Z"});
  CHECK(shown.exit_code == cli::done);
  CHECK(holds(shown.out, "0570108H, 2025-2026 (alsace-moselle, Europe/Paris)"));
  CHECK(holds(shown.out,
              "           MTWTFSS MTWTFSS MTWTFSS MTWTFSS MTWTFSS MTWTFSS\n"
              "Sep 2025   ooooo-- ooooo-- ooooo-- ooooo-- oo\n"));
  CHECK(holds(shown.out, "Apr 2026     ooH-- Hoooo-- vvvvv-- vvvvv-- oooo\n"));
  CHECK(holds(shown.out, "Jul 2026     ooo-- vvvvv-- vHxxx-- xxxxx-- xxxxx\n"));
  CHECK(holds(shown.out, "  Sat 2026-04-11 to Sun 2026-04-26  Vacances de Printemps\n"));
  const auto beyond = run_filrouge({"calendar", "show", "0570108H", "--year", "2027"});
  CHECK(holds(beyond.out,
              "Oct 2027       ?"
              "-- ?????"
              "--"));
  CHECK(holds(beyond.out, "  ?  not known yet"));
}

TEST_CASE("calendar show tells programs the same") {
  const auto answer = json::parse(run_filrouge({"calendar", "show", "la-reunion", "--year", "2025", "--json"}).out);
  CHECK(answer["time_zone"] == "Indian/Reunion");
  CHECK(answer["school_year"] == "2025-2026");
  CHECK(answer["known"]["until"] == "2026-07-04");
  CHECK(answer["public_holidays"].size() == 12);
  CHECK(answer["milestones"]["rentree"] == "2025-08-19");
  CHECK(run_filrouge({"calendar", "show", "nowhere"}).exit_code == cli::cannot_run);
}
