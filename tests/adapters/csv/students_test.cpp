#include "adapters/csv/students.hpp"

#include "adapters/csv/line_report.hpp"
#include "adapters/csv/sentence.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <sstream>

namespace filrouge::csv {
namespace {

using Lines = std::vector<std::string>;
using PersonFields = std::map<std::string, std::string>;

std::string bytes_of(const std::string& path) {
  std::ifstream file{std::string{FILROUGE_SOURCE_DIR} + "/" + path, std::ios::binary};
  REQUIRE(file);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

const MefNomenclature& nomenclature() {
  static const auto read = MefNomenclature::read(bytes_of("workflows/nomenclature/mef.csv"));
  REQUIRE(read);
  return *read;
}

const Day today = *parse_day("2025-09-15");

RosterRead read_roster(const std::string& bytes, const ReadOptions& options = {}) {
  auto read = read_students(bytes, options, {nomenclature(), today, {}});
  if (!read) FAIL(sentence(read.error()));
  return std::move(*read);
}

// A roster with one line whose columns are the common ones, save those the test is about.
Lines outcomes_of(const std::string& columns, const std::string& cells) {
  return outcomes(read_roster("Prénom;" + columns + "\nZoé;" + cells + "\n").report);
}

TEST_CASE("a roster reads the same in every encoding that schools use") {
  ReadOptions iso;
  iso.encoding = Encoding::iso_8859_15;
  const auto windows = read_roster(bytes_of("tests/data/csv/roster_windows_1252.csv"));
  const auto utf8 = read_roster(bytes_of("tests/data/csv/roster_utf8_bom.csv"));
  const auto latin9 = read_roster(bytes_of("tests/data/csv/roster_iso_8859_15.csv"), iso);
  for (const auto& read : {windows, utf8, latin9}) {
    CHECK(outcomes(read.report) == Lines{"2 accepted", "3 accepted"});
    REQUIRE(read.pupils.size() == 2);
    CHECK(read.pupils[0].line == 2);
    CHECK(read.pupils[0].student.reference == "000000001AB");
    CHECK(read.pupils[0].student.fields == PersonFields{{"address", "1 rue des Sœurs\n57100 THIONVILLE"},
                                                        {"birth_date", "2008-01-31"},
                                                        {"class", "TCBOUL"},
                                                        {"diploma", "cap"},
                                                        {"email", "zoe@exemple.invalid"},
                                                        {"family_name", "Aubépin"},
                                                        {"given_names", "Zoé"},
                                                        {"ine", "000000001AB"},
                                                        {"mef", "2412213722"},
                                                        {"mefstat4", "2322"},
                                                        {"phone", "0600000001"},
                                                        {"sex", "F"},
                                                        {"speciality", "22137"},
                                                        {"status", "ST"}});
    REQUIRE(read.pupils[0].guardians.size() == 1);
    CHECK(read.pupils[0].student.guardians == Lines{"000000001AB/1"});
    CHECK(read.pupils[0].guardians[0].kind == port::PersonKind::guardian);
    CHECK(read.pupils[0].guardians[0].fields ==
          PersonFields{{"email", "noel@exemple.invalid"}, {"family_name", "Aubépin"}, {"given_names", "Noël"}});
    CHECK(read.pupils[1].student.fields.at("usage_name") == "Hêtre");
    CHECK(read.pupils[1].student.fields.at("birth_date") == "2007-04-05");
    CHECK(read.pupils[1].guardians.empty());
  }
}

TEST_CASE("a roster in an encoding that cannot be told is refused with the remedy") {
  const auto refused = [](const char* path) {
    return sentence(read_students(bytes_of(path), {}, {nomenclature(), today, {}}).error());
  };
  CHECK(refused("tests/data/csv/roster_iso_8859_15.csv") ==
        "2:157 [csv-encoding] The encoding is ambiguous: the byte BD is \"½\" in windows-1252 and \"œ\" in "
        "iso-8859-15. | "
        "look at the line and name the encoding with --encoding windows-1252 or iso-8859-15");
  CHECK(refused("tests/data/csv/roster_utf16.csv") ==
        "1:1 [csv-encoding] The file is in UTF-16 (\"Unicode text\"). | export it as CSV in UTF-8");
  CHECK(refused("tests/data/csv/roster_damaged.csv") ==
        "3:28 [csv-encoding] The file reads as UTF-8, but its byte EF here belongs to no UTF-8 character. | save the "
        "file again as UTF-8, or name it with --encoding utf-8, windows-1252 or iso-8859-15");
}

TEST_CASE("what must not be kept is ignored and said") {
  CHECK(read_roster(bytes_of("tests/data/csv/roster_utf8_bom.csv")).report.ignored_columns ==
        Lines{"Pays Nat.", "Elève No Etab", "Prénom 2", "Date Entrée", "Lib. MEF", "Lib. Structure"});
}

TEST_CASE("lines that do not concern the import are skipped with the reason") {
  const std::string columns = "Nom;Date Naissance;Id National;Code MEF;Statut;Type Structure";
  const std::string pupil = "Aubépin;31/01/2008;000000001AB;";
  CHECK(outcomes_of(columns, pupil + "2412213722;AP;D") ==
        Lines{"2 skipped It is an apprentice (status AP), not a pupil."});
  CHECK(outcomes_of(columns, pupil + "2412213722;FQ;D") ==
        Lines{"2 skipped The status FQ is not that of a pupil (ST)."});
  CHECK(outcomes_of(columns, pupil + "2412213722;ST;G") ==
        Lines{"2 skipped It is the line of a group, not of a division."});
  CHECK(outcomes_of(columns, pupil + "24122137211;ST;D") ==
        Lines{"2 skipped The MEF 2412213721 (1cap2 boulanger) is not a final year."});
  CHECK(outcomes_of(columns, pupil + "2001001511;ST;D") ==
        Lines{"2 skipped The MEF 2001001511 is no class of the vocational track."});
}

TEST_CASE("a wrong line of a roster is rejected with its number and the reason") {
  const std::string columns = "Nom;Date Naissance;Id National;Code MEF;Sexe";
  CHECK(outcomes_of(columns, "Aubépin;31/02/2008;000000001AB;2412213722;F") ==
        Lines{"2 rejected The Date Naissance \"31/02/2008\" is no date (dd/mm/yyyy)."});
  CHECK(outcomes_of(columns, "Aubépin;31/01/2008;00000001AB;2412213722;F") ==
        Lines{"2 rejected \"00000001AB\" is no INE: it has 11 characters, such as 123456789AB or 1234567890A."});
  CHECK(outcomes_of(columns, ";31/01/2008;000000001AB;2412213722;F") ==
        Lines{"2 rejected The column \"Nom de famille\" is empty."});
  CHECK(outcomes_of(columns, "Aubépin;;000000001AB;2412213722;F") ==
        Lines{"2 rejected The column \"Date Naissance\" is empty."});
  CHECK(outcomes_of(columns, "Aubépin;31/01/2008;000000001AB;TCAP;F") ==
        Lines{"2 rejected \"TCAP\" is no MEF: it has 10 digits, or 11."});
  CHECK(outcomes_of(columns, "Aubépin;31/01/2008;000000001AB;2412213722;X") ==
        Lines{"2 rejected The sex \"X\" is neither F nor M."});
  CHECK(outcomes_of(columns,
                    "Aubépin;31/01/2008;000000001ab;2412213722;F\nZoé;Brisemur;30/01/2008;000000001AB;"
                    "2412213722;") == Lines{"2 accepted", "3 rejected This pupil already stands on line 2."});
  CHECK(outcomes_of(columns, "Aubépin;31/01/2008") == Lines{"2 rejected It has 3 fields where the header line has 6."});
}

TEST_CASE("a birth date that is no pupil's is rejected, a mistyped century above all") {
  const auto born = [](const std::string& date) {
    return outcomes_of("Nom;Date Naissance;Id National;Code MEF", "Aubépin;" + date + ";000000001AB;2412213722");
  };
  for (const auto* date : {"31/01/0208", "31/01/2208", "14/09/1945", "16/09/2015"}) {
    CHECK(born(date) == Lines{"2 rejected The Date Naissance \"" + std::string{date} +
                              "\" is not that of a pupil, who is 10 to 80 years old."});
  }
  for (const auto* date : {"15/09/1945", "15/09/2015"}) CHECK(born(date) == Lines{"2 accepted"});
}

TEST_CASE("a pupil without INE is named by name and birth date") {
  const auto read = read_roster("Nom;Prénom;Date Naissance;Id National;Code MEF\nAubépin;Zoé;31/01/2008;;2412213722\n");
  CHECK(read.pupils.at(0).student.reference == "Aubépin/Zoé/2008-01-31");
  CHECK(read.pupils.at(0).student.fields.count("ine") == 0);
}

TEST_CASE("an e-mail address that mail cannot be sent to is left out, and the pupil goes in") {
  const auto take = [](const std::string& email) {
    return read_roster("Nom;Prénom;Date Naissance;Id National;Code MEF;Email\nAubépin;Zoé;31/01/2008;;2412213722;" +
                       email + "\n");
  };
  for (const auto* none : {"zoe(at)exemple", "zoe@exemple", "zoe@exemple.", "a,b@exemple.org"}) {
    const auto read = take(none);
    CHECK(outcomes(read.report) ==
          Lines{"2 accepted \"" + std::string(none) + "\" is no e-mail address and was left out."});
    CHECK(read.pupils.at(0).student.fields.count("email") == 0);
  }
  CHECK(outcomes(take("zoé@exemple.org").report) ==
        Lines{"2 accepted \"zoé@exemple.org\" has letters that stand in no e-mail address and was left out."});
  CHECK(take("zoe@exemple.org").pupils.at(0).student.fields.at("email") == "zoe@exemple.org");
}

TEST_CASE("the columns of two guardians may carry the same name") {
  const auto read = read_roster(
      "Nom;Prénom;Date Naissance;Id National;Code MEF;Nom Repr. Lég. ;Email Repr. Lég.;Nom Repr. Lég.;Email Repr. "
      "Lég.\n"
      "Aubépin;Zoé;31/01/2008;;2412213722;Aubépin;a@exemple.invalid;Brisemur;b@exemple.invalid\n");
  REQUIRE(read.pupils.at(0).guardians.size() == 2);
  CHECK(read.pupils[0].guardians[0].fields == PersonFields{{"family_name", "Aubépin"}, {"email", "a@exemple.invalid"}});
  CHECK(read.pupils[0].guardians[1].fields ==
        PersonFields{{"family_name", "Brisemur"}, {"email", "b@exemple.invalid"}});
}

TEST_CASE("the last year of a diploma is told by the MEFSTAT4") {
  int final_years = 0;
  for (const auto* code : {"2412213722", "2472552033"}) {
    const auto* mef = nomenclature().find(code);
    REQUIRE(mef != nullptr);
    if (!final_year_diploma(*mef).empty()) ++final_years;
  }
  CHECK(final_years == 2);
  CHECK(nomenclature().size() == 1467);
  CHECK(final_year_diploma(Mef{"", "2213", "32306", ""}) == "dtms");
  CHECK(final_year_diploma(Mef{"", "2213", "32305", ""}).empty());
  CHECK(final_year_diploma(Mef{"", "2212", "32306", ""}).empty());
  CHECK(final_year_diploma(Mef{"", "23C2", "24210", ""}) == "bma");
  CHECK(final_year_diploma(Mef{"", "2382", "25520", ""}).empty());
}

TEST_CASE("a nomenclature with a bad line is refused") {
  CHECK(sentence(MefNomenclature::read("mef;mefstat4;speciality;label\n241221372;2322;22137;x\n").error()) ==
        "2:0 [csv-nomenclature] This line is no class: a MEF has 10 digits, a MEFSTAT4 4 characters, a speciality 5. | "
        "take the nomenclature that comes with the program");
}

}  // namespace
}  // namespace filrouge::csv
