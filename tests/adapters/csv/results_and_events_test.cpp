#include "adapters/csv/events.hpp"
#include "adapters/csv/line_report.hpp"
#include "adapters/csv/results.hpp"
#include "adapters/csv/sentence.hpp"
#include "support/catch.hpp"

namespace filrouge::csv {
namespace {

using Lines = std::vector<std::string>;

ResultsRead read_board(const std::string& lines) {
  auto read = read_results("ine;nom;prenom;date_naissance;mef;session;groupe;decision\n" + lines, {});
  if (!read) FAIL(sentence(read.error()));
  return std::move(*read);
}

EventsRead read_log(const std::string& lines) {
  auto read = read_events("date;heure;ine;evenement;par;donnees;reference\n" + lines, {});
  if (!read) FAIL(sentence(read.error()));
  return std::move(*read);
}

TEST_CASE("each decision of a board is read") {
  const auto read = read_board(
      "000000001AB;A;Zoé;31/01/2008;2412213722;2026;1;ADMIS\n"
      "000000002AB;B;Zoé;31/01/2008;;;2;Admis 2G\n"
      "000000003AB;;;;;;;REFUSÉ\n"
      ";D;Zoé;31/01/2008;;;;absent\n"
      "000000005AB;;;;;;1;2ND GROUPE\n"
      "000000005AB;;;;;;2;REFUSE\n");
  CHECK(outcomes(read.report) ==
        Lines{"2 accepted", "3 accepted", "4 accepted", "5 accepted", "6 accepted", "7 accepted"});
  std::string decisions;
  for (const auto& result : read.results) {
    decisions += std::to_string(result.group) + " " + std::string{to_string(result.decision)} + "\n";
  }
  CHECK(decisions == "1 passed\n2 passed\n1 failed\n1 absent\n1 second_group\n2 failed\n");
  CHECK(read.results[0].session == "2026");
  CHECK(read.results[3].birth_date == parse_day("2008-01-31"));
}

TEST_CASE("a result that cannot be understood is rejected with the reason") {
  const auto outcome = [](const std::string& line) { return outcomes(read_board(line + "\n").report).front(); };
  CHECK(outcome("000000001AB;;;;;;;RECU") ==
        "2 rejected The decision \"RECU\" is unknown: it is ADMIS, ADMIS 2G, REFUSE, ABSENT or 2ND GROUPE.");
  CHECK(outcome(";A;Zoé;;;;;ADMIS") ==
        "2 rejected It names no pupil: give the INE, or name, first name and birth date.");
  CHECK(outcome("000000001AB;;;31/02/2008;;;;ADMIS") ==
        "2 rejected The date_naissance \"31/02/2008\" is no date (dd/mm/yyyy).");
  CHECK(outcome("1AB;;;;;;;ADMIS") ==
        "2 rejected \"1AB\" is no INE: it has 11 characters, such as 123456789AB or 1234567890A.");
  CHECK(outcome("000000001AB;;;;;;3;ADMIS") == "2 rejected The groupe \"3\" is neither 1 nor 2.");
  CHECK(outcome("000000001AB;;;;;;1;ADMIS 2G") == "2 rejected ADMIS 2G follows the second group, but the groupe is 1.");
  CHECK(outcome("000000001AB;;;;;;2;2ND GROUPE") ==
        "2 rejected 2ND GROUPE follows the first group, but the groupe is 2.");
  CHECK(outcomes(read_board("000000001AB;;;;;;;ADMIS\n000000001AB;;;;;;;REFUSE\n").report).back() ==
        "3 rejected A decision for this pupil already stands on line 2.");
}

TEST_CASE("an event is read with its civil time and payload") {
  const auto read = read_log(
      "2026-07-08;09:30;000000001AB;contact.made;referent;answer=thinking | told_offers = true|note=a=b;\n"
      "08/07/2026;;;meeting.planned;head;;r1\n"
      "31/07/2026;;;list.signed;;;\n");
  CHECK(outcomes(read.report) == Lines{"2 accepted", "3 accepted", "4 accepted"});
  REQUIRE(read.events.size() == 3);
  const auto& event = read.events[0];
  CHECK(event.at == parse_local_time("2026-07-08T09:30"));
  CHECK(event.ine == "000000001AB");
  CHECK(event.event == "contact.made");
  CHECK(event.by == "referent");
  CHECK(event.payload ==
        std::map<std::string, std::string>{{"answer", "thinking"}, {"told_offers", "true"}, {"note", "a=b"}});
  CHECK(read.events[1].at == parse_local_time("2026-07-08T12:00"));
  CHECK(read.events[1].reference == "r1");
}

TEST_CASE("an event that cannot be understood is rejected with the reason") {
  const auto outcome = [](const std::string& line) { return outcomes(read_log(line + "\n").report).front(); };
  CHECK(outcome("2026-02-30;;;list.signed;;;") == "2 rejected The date \"2026-02-30\" is no date (yyyy-mm-dd).");
  CHECK(outcome("2026-07-08;24:00;;list.signed;;;") == "2 rejected The heure \"24:00\" is no time (HH:MM).");
  CHECK(outcome("2026-07-08;9:00;;list.signed;;;") == "2 rejected The heure \"9:00\" is no time (HH:MM).");
  CHECK(outcome("2026-07-08;;1AB;list.signed;;;") ==
        "2 rejected \"1AB\" is no INE: it has 11 characters, such as 123456789AB or 1234567890A.");
  CHECK(outcome("2026-07-08;;;list signed;;;") ==
        "2 rejected \"list signed\" is no name of an event, such as contact.made.");
  CHECK(outcome("2026-07-08;;;list.signed;le proviseur;;") ==
        "2 rejected \"le proviseur\" is no name of a role, such as head.");
  CHECK(outcome("2026-07-08;;;list.signed;;answer;") ==
        "2 rejected The donnees \"answer\" are not written name=value | name=value.");
  CHECK(outcome("2026-07-08;;;list.signed;;a=1 | a=2;") == "2 rejected The donnees give \"a\" twice.");
  CHECK(outcomes(read_log("2026-07-08;;;list.signed;;;r\n2026-07-09;;;list.signed;;;r\n").report).back() ==
        "3 rejected The reference \"r\" already stands on line 2.");
}

TEST_CASE("a line without reference is known again by its content, and equal lines by their order") {
  const std::string line = "2026-07-08;;000000001AB;contact.attempted;head;channel=phone;\n";
  const auto once = read_log(line);
  const auto twice = read_log("2026-07-07;;000000001AB;contact.attempted;head;channel=phone;\n" + line + line);
  REQUIRE(twice.events.size() == 3);
  CHECK(twice.events[1].reference == once.events[0].reference);
  CHECK(twice.events[2].reference != twice.events[1].reference);
  CHECK(twice.events[0].reference != twice.events[1].reference);
}

}  // namespace
}  // namespace filrouge::csv
