#include "cli/example_school.hpp"
#include "cli/exit_code.hpp"
#include "support/catch.hpp"

// Who a line of a file is about, and who is missing from a roster.
using namespace filrouge;
using test::ExampleSchool;
using test::holds;

namespace {

constexpr auto roster_header = "Id National;Nom de famille;Prénom;Date Naissance;Code MEF\n";
constexpr auto results_header = "ine;nom;prenom;date_naissance;decision\n";

std::string import_roster(const ExampleSchool& school, const std::string& lines) {
  return school.import_csv("students", roster_header + lines).out;
}

std::string import_results(const ExampleSchool& school, const std::string& lines) {
  return school.import_csv("results", results_header + lines).out;
}

}  // namespace

TEST_CASE("a pupil who gains an INE, or loses it, stays the same person") {
  const ExampleSchool school;
  const std::string pupil = ";Aubépin;Zoé;31/01/2008;2412213722\n";
  CHECK(holds(import_roster(school, pupil), "1 added"));
  CHECK(holds(import_roster(school, "000000001AB" + pupil), "0 added, 1 changed, 0 unchanged"));
  CHECK(holds(import_roster(school, "000000001AB" + pupil), "0 added, 0 changed, 1 unchanged"));
  CHECK(holds(import_roster(school, pupil), "0 added, 0 changed, 1 unchanged"));
  CHECK(holds(import_roster(school, "000000001AB;Aubépin-Noël;Zoé;31/01/2008;2412213722\n"), "0 added, 1 changed"));
  CHECK(holds(school
                  .import_csv("events",
                              "date;ine;evenement;par;donnees\n"
                              "2025-09-15;000000001AB;notice.given;teacher;channel=class\n")
                  .out,
              "1 accepted"));
}

TEST_CASE("a result without INE finds its pupil by name and birth date, however the name is written") {
  const ExampleSchool school;
  const auto ran = import_results(school, ";ORMOUVRIER;NOEMIE;04/02/2009;ADMIS\n;ORMOUVRIER;Noémie;25/02/2009;ADMIS\n");
  INFO(ran);
  CHECK(holds(ran, "1 accepted, 1 rejected"));
  CHECK(holds(ran, "line 3: rejected: The lycée 0579001Z has no pupil of that INE, or of that name and birth date;"));
}

TEST_CASE("between namesakes nothing is guessed") {
  const ExampleSchool school;
  const std::string namesake = ";Aubépin;Zoé;31/01/2008;2412213722\n";
  CHECK(holds(import_roster(school, "000000001AB" + namesake + "000000002AB" + namesake), "2 added"));
  CHECK(holds(import_results(school, ";Aubépin;Zoé;31/01/2008;ADMIS\n"),
              "line 2: rejected: Several pupils have this name and birth date: give the INE the roster knows."));
  CHECK(holds(import_roster(school, namesake), "0 accepted, 1 rejected"));

  const std::string twin = ";Brisemur;Léo;31/01/2008;2412213722\n";
  CHECK(holds(import_roster(school, twin), "1 added"));
  const auto both = import_roster(school, "000000003AB" + twin + "000000004AB" + twin);
  CHECK(holds(both, "0 accepted, 2 rejected"));
  CHECK(holds(both, "line 2: rejected: Another line may be about the same pupil, by its name and birth date: "));
  CHECK(holds(import_roster(school, "000000003AB" + twin), "0 added, 1 changed"));
  CHECK(holds(import_roster(school, "000000004AB" + twin), "1 added"));
}

TEST_CASE("a pupil whose line is rejected is not absent from the roster") {
  const ExampleSchool school;
  const std::string first = "000000001AB;Aubépin;Zoé;31/01/2008;2412213722\n";
  CHECK(holds(import_roster(school, first + "000000002AB;Brisemur;Léo;30/01/2008;2412213722\n"
                                            ";Cendrier;Anaïs;29/01/2008;2412213722\n"
                                            "000000004AB;Dubois;Marc;28/01/2008;2412213722\n"),
              "120 absent"));
  const auto damaged = import_roster(school, first +
                                                 "000000002AB;Brisemur;Léo;30/01/2008;TCAP\n"
                                                 "x;Cendrier;Anaïs;29/01/0208;2412213722\n");
  INFO(damaged);
  CHECK(holds(damaged, "1 accepted, 2 rejected"));
  CHECK(holds(damaged, "3 unchanged, 121 absent"));  // the fourth pupil, and those of the year
}

TEST_CASE("where a rejected line does not say whom it is about, nobody is absent") {
  const ExampleSchool school;
  CHECK(holds(import_roster(school, "000000001AB;Aubépin;Zoé;31/01/2008;2412213722\n;;Léo;30/01/2008;2412213722\n"),
              "1 accepted, 1 rejected, 0 skipped, 1 added, 0 changed, 0 unchanged, 0 absent"));
}

TEST_CASE("a roster of nobody is refused, and one whose lines do not concern the import marks nobody") {
  const ExampleSchool school;
  const auto ran = school.import_csv("students", roster_header);
  CHECK(ran.exit_code == cli::cannot_run);
  CHECK(holds(ran.err, "students.csv:1: error: The roster has a header line and no pupil. [csv-empty]"));
  CHECK(holds(ran.err, "export it again with its pupils"));
  CHECK(holds(import_roster(school, "000000001AB;Aubépin;Zoé;31/01/2008;2001001511\n"), "0 absent"));
  school.check_nothing_changed();
}
