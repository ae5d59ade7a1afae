#include "adapters/csv/schools.hpp"

#include "adapters/csv/line_report.hpp"
#include "adapters/csv/sentence.hpp"
#include "support/catch.hpp"

namespace filrouge::csv {
namespace {

using Lines = std::vector<std::string>;

Result<SchoolPlace, std::string> find_place(const SchoolId& uai, std::string_view) {
  const auto prefix = uai.value().substr(0, 3);
  if (prefix == "057") return SchoolPlace{"Nancy-Metz", "alsace-moselle", "Europe/Paris"};
  if (prefix == "974") return SchoolPlace{"La Réunion", "la-reunion", "Indian/Reunion"};
  if (prefix == "971") return SchoolPlace{"Guadeloupe", "saint-martin", "America/Marigot"};
  if (prefix == "620") return SchoolPlace{"Corse", "metropole", "Europe/Paris"};
  return failure("The UAI prefix " + prefix + " belongs to no académie.");
}

SchoolsRead read_list(std::string_view text) {
  auto read = read_schools(text, {}, find_place);
  if (!read) FAIL(sentence(read.error()));
  return std::move(*read);
}

Lines outcomes_of(const std::string& line) {
  return outcomes(read_list("uai;nom;commune;code_insee_commune;academie;code_departement\n" + line + "\n").report);
}

TEST_CASE("a school is read with what follows from its codes") {
  const auto read = read_list(
      "nom;uai;type_lycee;code_insee_commune;commune;secteur;operateur;academie;code_departement;effectif\n"
      "La Briquerie;0570108H;LPO;57672;Thionville;public;Mission locale;NANCY METZ;057;900\n"
      "Lycée Les Filaos;9740001H;LP;97407;Le Port;public;;REUNION;974;\n");
  CHECK(outcomes(read.report) == Lines{"2 accepted", "3 accepted"});
  CHECK(read.report.ignored_columns == Lines{"effectif"});
  REQUIRE(read.schools.size() == 2);
  const auto& school = read.schools.front();
  CHECK(school.uai.value() == "0570108H");
  CHECK(school.name == "La Briquerie");
  CHECK(school.commune == "Thionville");
  CHECK(school.commune_code == "57672");
  CHECK(school.academie == "Nancy-Metz");
  CHECK(school.departement_code == "57");
  CHECK(school.sector == "public");
  CHECK(school.kind == "LPO");
  CHECK(school.operator_name == "Mission locale");
  CHECK(school.territory == "alsace-moselle");
  CHECK(school.time_zone == "Europe/Paris");
  CHECK(read.schools.back().departement_code == "974");
}

TEST_CASE("only the columns that are needed must be there") {
  CHECK(outcomes(read_list("uai;nom;commune;code_insee_commune\n0570108H;A;Thionville;57672\n").report) ==
        Lines{"2 accepted"});
  CHECK(sentence(read_schools("uai;nom;ville;code_insee_commune\n", {}, find_place).error()) ==
        "1:0 [csv-column] The header line lacks the column \"commune\". | the file has \"ville\"");
}

TEST_CASE("a wrong line of schools is rejected with its number and the reason") {
  CHECK(outcomes_of("0570108A;A;Thionville;57672;;") ==
        Lines{"2 rejected The UAI 0570108A is mistyped: the control letter of 0570108 is H, not A."});
  CHECK(outcomes_of("570108H;A;Thionville;57672;;") ==
        Lines{"2 rejected \"570108H\" is no UAI: a UAI is seven digits and a capital letter, such as 0570108H."});
  CHECK(outcomes_of("0570108H;;Thionville;57672;;") == Lines{"2 rejected The column \"nom\" is empty."});
  CHECK(outcomes_of("0570108H;A;Thionville;7672;;") ==
        Lines{"2 rejected \"7672\" is no INSEE code of a commune: it has five characters, such as 57672 or 2A004, and "
              "is not the postal code."});
  CHECK(outcomes_of("0570108H;A;Thionville;57672;Lille;") ==
        Lines{"2 rejected The academie \"Lille\" contradicts the UAI 0570108H, which belongs to Nancy-Metz."});
  CHECK(outcomes_of("0570108H;A;Thionville;57672;;054") ==
        Lines{"2 rejected The code_departement 054 contradicts the commune 57672, which is in 57."});
  CHECK(outcomes_of("0990001A;A;Thionville;57672;;").front().substr(0, 10) == "2 rejected");
  CHECK(outcomes_of("0570108H;A;Thionville;57672;;\n0570108H;B;Thionville;57672;;") ==
        Lines{"2 accepted", "3 rejected The UAI 0570108H already stands on line 2."});
  CHECK(outcomes_of("0570108H;A") == Lines{"2 rejected It has 2 fields where the header line has 6."});
}

TEST_CASE("a UAI and a commune in different départements are not one school") {
  CHECK(outcomes_of("0570108H;A;Le Port;97407;;") ==
        Lines{"2 rejected The commune 97407, which is in 974, contradicts the UAI 0570108H, which is in 57."});
  CHECK(outcomes_of("6200001G;A;Bastia;2B033;;") ==
        Lines{"2 rejected The commune 2B033, which is in 2B, contradicts the UAI 6200001G, which is in 2A."});
  CHECK(outcomes_of("9710003B;A;Saint-Martin;97801;;978") == Lines{"2 accepted"});
  CHECK(outcomes_of("9710003B;A;Saint-Martin;97127;;971") == Lines{"2 accepted"});
}

TEST_CASE("the départements of Corse are written as INSEE, as the postal service or as the UAI does") {
  for (const auto* code : {"2A", "02A", "2a", "620"})
    CHECK(outcomes_of(std::string("6200001G;A;Ajaccio;2A004;;") + code) == Lines{"2 accepted"});
  CHECK(outcomes_of("6200001G;A;Ajaccio;2A004;;720") ==
        Lines{"2 rejected The code_departement 720 contradicts the commune 2A004, which is in 2A."});
}

TEST_CASE("the département of a commune is told by its code") {
  CHECK(departement_of_commune("57672") == "57");
  CHECK(departement_of_commune("01001") == "01");
  CHECK(departement_of_commune("2A004") == "2A");
  CHECK(departement_of_commune("97801") == "978");
  for (const auto* code : {"", "5767", "576720", "20004", "2C004", "00001", "99001", "5767A", "57 72"}) {
    INFO(code);
    CHECK(departement_of_commune(code).empty());
  }
}

}  // namespace
}  // namespace filrouge::csv
