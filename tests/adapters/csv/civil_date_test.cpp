#include "adapters/csv/civil_date.hpp"

#include "adapters/csv/sentence.hpp"
#include "support/catch.hpp"

namespace filrouge::csv {
namespace {

std::string form_of(const std::vector<std::string>& dates) {
  std::vector<DateCell> cells;
  for (std::size_t i = 0; i < dates.size(); ++i) cells.push_back({static_cast<int>(i) + 2, "Date Naissance", dates[i]});
  const auto form = recognise_date_form(cells);
  return form ? std::string{to_string(*form)} : sentence(form.error());
}

std::string read_date(std::string_view text, DateForm form) {
  const auto day = parse_date(text, form);
  return day ? filrouge::to_string(*day) : "none";
}

TEST_CASE("one day above 12 decides for all dates of a file") {
  CHECK(form_of({"05/04/2008", "31/01/2008", "01/02/2008"}) == "dd/mm/yyyy");
  CHECK(form_of({"2008-04-05", "2008-01-31"}) == "yyyy-mm-dd");
  CHECK(form_of({"2008-04-05", "31/01/2008"}) == "dd/mm/yyyy");
  CHECK(form_of({"05/05/2008"}) == "dd/mm/yyyy");
  CHECK(form_of({}) == "yyyy-mm-dd");
}

TEST_CASE("a cell that is no date, or a day that does not exist, does not keep the form from being recognised") {
  CHECK(form_of({"inconnue", "31/02/2008", "05/04/2008"}) == "dd/mm/yyyy");
  CHECK(form_of({"45/04/2008", "13/13/2008", "05/05/2008"}) == "dd/mm/yyyy");
  CHECK(form_of({"01/31/2008", "31/01/2008"}) == "dd/mm/yyyy");
}

TEST_CASE("dates that read both ways are asked about") {
  CHECK(form_of({"05/05/2008", "05/04/2008"}) ==
        "3:0 [csv-date-form] The form of the dates is ambiguous: \"05/04/2008\" in the column \"Date Naissance\" reads "
        "with the day or the month first, and no other date of the file decides. | say --date-form dd/mm/yyyy or "
        "--date-form mm/dd/yyyy");
}

TEST_CASE("the month first is never guessed") {
  CHECK(form_of({"05/04/2008", "01/31/2008"}) ==
        "3:0 [csv-date-form] The form of the dates is ambiguous: \"01/31/2008\" in the column \"Date Naissance\" reads "
        "only with the month first. | say --date-form mm/dd/yyyy if that is meant");
}

TEST_CASE("a year of two digits is never guessed") {
  CHECK(form_of({"31/01/08"}) ==
        "2:0 [csv-date-form] The form of the dates is ambiguous: \"31/01/08\" in the column \"Date Naissance\" has a "
        "year "
        "of two digits. | export four digits, or say --date-form dd/mm/yy");
}

TEST_CASE("dates are read in their form, and those that do not exist are none") {
  CHECK(read_date("31/01/2008", DateForm::day_month_year) == "2008-01-31");
  CHECK(read_date("1/2/2008", DateForm::day_month_year) == "2008-02-01");
  CHECK(read_date("1/2/2008", DateForm::month_day_year) == "2008-01-02");
  CHECK(read_date("29/02/2008", DateForm::day_month_year) == "2008-02-29");
  CHECK(read_date("2008-01-31", DateForm::day_month_year) == "2008-01-31");
  CHECK(read_date("31/01/08", DateForm::day_month_short_year) == "2008-01-31");
  CHECK(read_date("31/01/69", DateForm::day_month_short_year) == "1969-01-31");
  for (const auto* text : {"29/02/2007", "31/04/2008", "00/01/2008", "1/13/2008", "31/01/08", "31/01/008", "31-01-2008",
                           "31/01/2008 ", "2008-02-30", "", "/", "31/01/0000"}) {
    INFO(text);
    CHECK(read_date(text, DateForm::day_month_year) == "none");
  }
}

TEST_CASE("date forms have one name each") {
  for (const auto form :
       {DateForm::day_month_year, DateForm::month_day_year, DateForm::day_month_short_year, DateForm::year_month_day}) {
    CHECK(parse_date_form(to_string(form)) == form);
  }
  CHECK(parse_date_form("d/m/y") == std::nullopt);
}

}  // namespace
}  // namespace filrouge::csv
