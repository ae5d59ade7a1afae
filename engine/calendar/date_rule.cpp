#include "engine/calendar/date_rule.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/base/suggest.hpp"
#include "engine/base/words.hpp"
#include "engine/calendar/words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace filrouge::calendar {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekday_names{"sunday",   "monday", "tuesday", "wednesday",
                                                        "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 5> ordinals{"1st", "2nd", "3rd", "4th", "5th"};

template <std::size_t N>
std::optional<std::size_t> index_of(const std::array<std::string_view, N>& names, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (lower(names[i]) == lower(word)) return i;
  }
  return std::nullopt;
}

Result<month, std::string> read_month(std::string_view word) {
  if (const auto index = index_of(month_names, word)) return month{static_cast<unsigned>(*index + 1)};
  std::string sentence = in_quotes(word) + " is no month";
  const std::vector<std::string> known(month_names.begin(), month_names.end());
  if (const auto near = nearest_name(word, known)) return failure(sentence + "; did you mean " + *near + "?");
  return failure(sentence + ": write its English name, such as July.");
}

Result<weekday, std::string> read_weekday(std::string_view word) {
  if (const auto index = index_of(weekday_names, word)) return weekday{static_cast<unsigned>(*index)};
  std::string sentence = in_quotes(word) + " is no day of the week";
  const std::vector<std::string> known(weekday_names.begin(), weekday_names.end());
  if (const auto near = nearest_name(lower(word), known)) return failure(sentence + "; did you mean " + *near + "?");
  return failure(sentence + ": write its English name, such as monday.");
}

Result<CohortYear, std::string> read_year(std::string_view word) {
  if (word == "n") return CohortYear{0};
  if (word == "n+1") return CohortYear{1};
  return failure(in_quotes(word) + " is no school year: write n (the year of the exam) or n+1 (the next one).");
}

Result<DateRule, std::string> read_day_of_month(const std::vector<std::string_view>& words) {
  unsigned number = 0;
  for (const char c : words[0]) number = number * 10 + static_cast<unsigned>(c - '0');
  const auto in = read_month(words[1]);
  if (!in) return failure(in.error());
  const auto year = read_year(words[2]);
  if (!year) return failure(year.error());
  const month_day date{*in, day{number}};
  if (!date.ok()) return failure("There is no " + join_words(words, 0, 2) + " in any year.");
  return DayOfMonth{date, *year};
}

Result<DateRule, std::string> read_weekday_of_month(int nth, const std::vector<std::string_view>& words) {
  const auto on = read_weekday(words[1]);
  if (!on) return failure(on.error());
  const auto in = read_month(words[3]);
  if (!in) return failure(in.error());
  const auto year = read_year(words[4]);
  if (!year) return failure(year.error());
  return WeekdayOfMonth{nth, *on, *in, *year};
}

Result<DateRule, std::string> read_last_full_week(const std::vector<std::string_view>& words) {
  const auto on = read_weekday(words[0]);
  if (!on) return failure(on.error());
  const auto in = read_month(words[7]);
  if (!in) return failure(in.error());
  const auto year = read_year(words[8]);
  if (!year) return failure(year.error());
  return WeekdayOfLastFullWeek{*on, *in, *year};
}

bool is_day_number(std::string_view word) {
  return (word.size() == 1 || word.size() == 2) &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<int> read_ordinal(std::string_view word) {
  if (word == "last") return -1;
  if (const auto index = index_of(ordinals, word)) return static_cast<int>(*index) + 1;
  return std::nullopt;
}

std::string name(month in) {
  return std::string{month_names[static_cast<unsigned>(in) - 1]};
}
std::string name(weekday on) {
  return std::string{weekday_names[on.c_encoding()]};
}
std::string name(CohortYear year) {
  return year.ahead == 0 ? "n" : "n+" + std::to_string(year.ahead);
}

year civil_year(month in, int cohort, CohortYear ahead) {
  return year{cohort + ahead.ahead + (in >= September ? 0 : 1)};
}

}  // namespace

Result<DateRule, std::string> parse_date_rule(std::string_view text) {
  const auto words = split_words(text);
  if (words.size() == 3 && is_day_number(words[0])) return read_day_of_month(words);
  if (words.size() == 5 && words[2] == "of") {
    if (const auto nth = read_ordinal(words[0])) return read_weekday_of_month(*nth, words);
  }
  if (words.size() == 9 && join_words(words, 1, 7) == "of the last full week of") return read_last_full_week(words);
  return failure(
      in_quotes(text) +
      " is no date of a school year: write it like \"13 July n\", \"3rd thursday of October n+1\" or \"monday "
      "of the last full week of August n\".");
}

std::string to_string(const DateRule& rule) {
  return std::visit(
      overloaded{[](const DayOfMonth& r) {
                   return std::to_string(static_cast<unsigned>(r.date.day())) + ' ' + name(r.date.month()) + ' ' +
                          name(r.year);
                 },
                 [](const WeekdayOfMonth& r) {
                   const auto nth = r.nth < 0 ? "last" : ordinals[static_cast<std::size_t>(r.nth - 1)];
                   return std::string{nth} + ' ' + name(r.weekday) + " of " + name(r.month) + ' ' + name(r.year);
                 },
                 [](const WeekdayOfLastFullWeek& r) {
                   return name(r.weekday) + " of the last full week of " + name(r.month) + ' ' + name(r.year);
                 }},
      rule);
}

std::optional<Day> day_of(const DateRule& rule, int cohort) {
  return std::visit(overloaded{[&](const DayOfMonth& r) -> std::optional<Day> {
                                 const year_month_day date = civil_year(r.date.month(), cohort, r.year) / r.date;
                                 return date.ok() ? std::optional{Day{date}} : std::nullopt;
                               },
                               [&](const WeekdayOfMonth& r) -> std::optional<Day> {
                                 const year_month in = civil_year(r.month, cohort, r.year) / r.month;
                                 if (r.nth < 0) return Day{in / r.weekday[last]};
                                 const year_month_weekday date = in / r.weekday[static_cast<unsigned>(r.nth)];
                                 return date.ok() ? std::optional{Day{date}} : std::nullopt;
                               },
                               [&](const WeekdayOfLastFullWeek& r) -> std::optional<Day> {
                                 const Day sunday{civil_year(r.month, cohort, r.year) / r.month / Sunday[last]};
                                 return sunday - days{6} + (r.weekday - Monday);
                               }},
                    rule);
}

}  // namespace filrouge::calendar
