#include "adapters/csv/table.hpp"

#include "adapters/csv/sentence.hpp"
#include "engine/base/name.hpp"
#include "support/catch.hpp"

namespace filrouge::csv {
namespace {

using Cells = std::vector<std::string>;

const std::vector<Column> pupils = {
    {{"Nom de famille", "Nom"}, Column::Need::required},
    {{"Prénom"}, Column::Need::required},
    {{"Date Naissance"}, Column::Need::optional, Column::Holds::date},
    {{"Nom d'usage"}},
};

std::string unreadable(std::string_view bytes, const ReadOptions& options = {}) {
  const auto table = read_table(bytes, pupils, options);
  return table ? "read" : sentence(table.error());
}

Table read_pupils(std::string_view bytes) {
  const auto table = read_table(bytes, pupils, {});
  if (!table) FAIL(sentence(table.error()));
  return *table;
}

TEST_CASE("columns are found by name, whatever their order, case, accents, spaces and apostrophes") {
  const auto table =
      read_pupils("PRENOM ;  nom  d’usage;Régime;Date naissance ; NOM\nZoé;Brun;Interne;31/01/2008; Aubépin \n");
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].cells == Cells{"Aubépin", "Zoé", "31/01/2008", "Brun"});
  CHECK(table.ignored_columns == std::vector<std::string>{"Régime"});
  CHECK(table.dates == DateForm::day_month_year);
}

TEST_CASE("names are compared without what people do not see") {
  CHECK(fold_name(" Prénom ") == "prenom");
  CHECK(fold_name("Pre\u0301nom") == "prenom");
  CHECK(fold_name("CŒUR\u00A0  d’Or") == "coeur d'or");
  CHECK(trim("\u00A0 é \u202F") == "é");
  CHECK(trim(" \t").empty());
}

TEST_CASE("the separator is the one the header line uses") {
  CHECK(read_pupils("Nom;Prénom\n").separator == ';');
  CHECK(read_pupils("Nom,Prénom\n").separator == ',');
  CHECK(read_pupils("Nom\tPrénom\n").separator == '\t');
  CHECK(read_pupils("\"Nom\",\"Prénom\"\n").separator == ',');
  CHECK(read_pupils("Nom;Prénom;Commune, pays\n").separator == ';');
}

TEST_CASE("a separator that two signs could be is asked about") {
  CHECK(unreadable("Name;First,Born\n") ==
        "1:0 [csv-separator] The separator is ambiguous: the header line holds both semicolon and comma. | say "
        "--separator ';', --separator ',' or --separator tab");
  CHECK(unreadable("Nom\n") ==
        "1:0 [csv-separator] The header line holds no semicolon, comma or tab. | export the file as CSV with ';' "
        "between the columns, and a header line");
  ReadOptions comma;
  comma.separator = ',';
  CHECK(read_table("Nom;x,Nom,Prénom\n", pupils, comma)->ignored_columns == std::vector<std::string>{"Nom;x"});
}

TEST_CASE("a header line must name each required column once") {
  CHECK(unreadable("Nom;Prenon\n") ==
        "1:0 [csv-column] The header line lacks the column \"Prénom\". | did \"Prenon\" mean \"Prénom\"?");
  CHECK(unreadable("INE;Sexe\n") ==
        "1:0 [csv-column] The header line lacks the columns \"Nom de famille\", \"Prénom\". | the file has \"INE\", "
        "\"Sexe\"");
  CHECK(unreadable("Nom;Prénom;nom\n") ==
        "1:0 [csv-column] The column \"Nom de famille\" stands twice in the header line. | keep the one that is meant");
  CHECK(unreadable("") == "1:1 [csv-empty] The file is empty. | export it again");
}

TEST_CASE("a line of another width is wrong, unless all it has too much is empty") {
  const auto table = read_pupils("Nom;Prénom\nA\nB;b;;\nC;c;d\n;\n\nD;d\n");
  REQUIRE(table.rows.size() == 4);
  CHECK(table.rows[0].problem == "It has 1 field where the header line has 2.");
  CHECK(table.rows[1].cells == Cells{"B", "b", "", ""});
  CHECK(table.rows[2].problem == "It has 3 fields where the header line has 2.");
  CHECK(table.rows[3].line == 7);
}

TEST_CASE("a file too large is refused before it is read") {
  ReadOptions options;
  options.limits.file_bytes = std::size_t{1} << 20U;
  CHECK(unreadable(std::string((std::size_t{1} << 20U) + 1, 'x'), options) ==
        "0:0 [csv-limit] The file is larger than 1 MiB. | split it into smaller files");
}

}  // namespace
}  // namespace filrouge::csv
