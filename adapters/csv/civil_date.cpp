#include "adapters/csv/civil_date.hpp"

#include "adapters/csv/file_problem.hpp"
#include "engine/base/words.hpp"

namespace filrouge::csv {
namespace {

// Three numbers between slashes, as written.
struct Numbers {
  int first = 0;
  int second = 0;
  int third = 0;
  std::size_t year_digits = 0;
};

std::optional<int> take_number(std::string_view& text, std::size_t most_digits) {
  int value = 0;
  std::size_t digits = 0;
  while (digits < most_digits && digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    value = value * 10 + (text[digits++] - '0');
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take_slash(std::string_view& text) {
  if (text.empty() || text.front() != '/') return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Numbers> parse_slashes(std::string_view text) {
  const auto first = take_number(text, 2);
  if (!first || !take_slash(text)) return std::nullopt;
  const auto second = take_number(text, 2);
  if (!second || !take_slash(text)) return std::nullopt;
  const auto year_digits = text.size();
  const auto third = take_number(text, 4);
  if (!third || !text.empty() || (year_digits != 2 && year_digits != 4)) return std::nullopt;
  return Numbers{*first, *second, *third, year_digits};
}

std::optional<Day> to_day(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || year == 0) return std::nullopt;
  return std::chrono::local_days{date};
}

int full_year(int short_year) {
  constexpr int first_of_last_century = 69;
  return short_year < first_of_last_century ? 2000 + short_year : 1900 + short_year;
}

bool is_day_first(const Numbers& n) {
  return n.first >= 1 && n.first <= 31 && n.second >= 1 && n.second <= 12;
}
bool is_month_first(const Numbers& n) {
  return n.first >= 1 && n.first <= 12 && n.second >= 1 && n.second <= 31;
}

tl::unexpected<Diagnostic> ask(const DateCell& cell, const std::string& why, std::string hint) {
  return failure(file_problem({cell.line, 0}, "csv-date-form",
                              "The form of the dates is ambiguous: " + in_quotes(cell.text) + " in the column " +
                                  in_quotes(cell.column) + " " + why + ".",
                              std::move(hint)));
}

}  // namespace

std::string_view to_string(DateForm form) {
  switch (form) {
    case DateForm::day_month_year:
      return "dd/mm/yyyy";
    case DateForm::month_day_year:
      return "mm/dd/yyyy";
    case DateForm::day_month_short_year:
      return "dd/mm/yy";
    case DateForm::year_month_day:
      return "yyyy-mm-dd";
  }
  return "dd/mm/yyyy";
}

std::optional<DateForm> parse_date_form(std::string_view name) {
  for (const auto form :
       {DateForm::day_month_year, DateForm::month_day_year, DateForm::day_month_short_year, DateForm::year_month_day}) {
    if (name == to_string(form)) return form;
  }
  return std::nullopt;
}

std::optional<Day> parse_date(std::string_view text, DateForm form) {
  if (const auto iso = parse_day(text)) return iso;
  const auto n = parse_slashes(text);
  if (!n || (n->year_digits == 2) != (form == DateForm::day_month_short_year)) return std::nullopt;
  switch (form) {
    case DateForm::day_month_year:
      return to_day(n->third, n->second, n->first);
    case DateForm::month_day_year:
      return to_day(n->third, n->first, n->second);
    case DateForm::day_month_short_year:
      return to_day(full_year(n->third), n->second, n->first);
    case DateForm::year_month_day:
      return std::nullopt;
  }
  return std::nullopt;
}

Result<Day, std::string> check_date(std::string_view column, std::string_view text, DateForm form) {
  if (const auto day = parse_date(text, form)) return *day;
  return failure("The " + std::string{column} + " " + in_quotes(text) + " is no date (" + std::string{to_string(form)} +
                 ").");
}

Result<DateForm, Diagnostic> recognise_date_form(const std::vector<DateCell>& cells) {
  const DateCell* two_ways = nullptr;
  const DateCell* month_first = nullptr;
  const DateCell* short_year = nullptr;
  bool slashes = false;
  for (const auto& cell : cells) {
    const auto n = parse_slashes(cell.text);
    if (!n || !(is_day_first(*n) || is_month_first(*n))) continue;
    if (n->year_digits == 2) {
      if (short_year == nullptr) short_year = &cell;
      continue;
    }
    slashes = true;
    if (!is_month_first(*n)) return DateForm::day_month_year;
    if (!is_day_first(*n) && month_first == nullptr) month_first = &cell;
    if (n->first != n->second && two_ways == nullptr) two_ways = &cell;
  }
  if (month_first != nullptr) {
    return ask(*month_first, "reads only with the month first", "say --date-form mm/dd/yyyy if that is meant");
  }
  if (two_ways != nullptr) {
    return ask(*two_ways, "reads with the day or the month first, and no other date of the file decides",
               "say --date-form dd/mm/yyyy or --date-form mm/dd/yyyy");
  }
  if (slashes || short_year == nullptr) return slashes ? DateForm::day_month_year : DateForm::year_month_day;
  return ask(*short_year, "has a year of two digits", "export four digits, or say --date-form dd/mm/yy");
}

}  // namespace filrouge::csv
