#include "engine/calendar/public_holidays.hpp"

#include <algorithm>

namespace filrouge::calendar {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 10> territory_names{
    "metropole",  "alsace-moselle", "guadeloupe",   "martinique",       "guyane",
    "la-reunion", "mayotte",        "saint-martin", "saint-barthelemy", "saint-pierre-et-miquelon"};

struct FixedHoliday {
  month_day date;
  const char* title;
};
// Code du travail, L3133-1.
constexpr std::array fixed_holidays{
    FixedHoliday{January / 1, "Jour de l'an"},        FixedHoliday{May / 1, "Fête du Travail"},
    FixedHoliday{May / 8, "Victoire de 1945"},        FixedHoliday{July / 14, "Fête nationale"},
    FixedHoliday{August / 15, "Assomption"},          FixedHoliday{November / 1, "Toussaint"},
    FixedHoliday{November / 11, "Armistice de 1918"}, FixedHoliday{December / 25, "Noël"}};

struct MovableHoliday {
  days after_easter;
  const char* title;
};
constexpr std::array movable_holidays{MovableHoliday{days{1}, "Lundi de Pâques"}, MovableHoliday{days{39}, "Ascension"},
                                      MovableHoliday{days{50}, "Lundi de Pentecôte"}};

// Code du travail, L3134-13. Good Friday holds by law only where there is a Protestant or mixed church; schools of the
// three départements close everywhere.
constexpr MovableHoliday good_friday{days{-2}, "Vendredi saint"};
constexpr FixedHoliday second_christmas_day{December / 26, "Deuxième jour de Noël"};

// The day that commemorates the abolition of slavery: code du travail, L3422-2; Saint-Martin has its own since 2018
// and kept that of Guadeloupe before.
std::optional<month_day> abolition_day(Territory territory, year in) {
  switch (territory) {
    case Territory::mayotte:
      return April / 27;
    case Territory::martinique:
      return May / 22;
    case Territory::guadeloupe:
      return May / 27;
    case Territory::saint_martin:
      return in >= year{2018} ? May / 28 : May / 27;
    case Territory::guyane:
      return June / 10;
    case Territory::saint_barthelemy:
      return October / 9;
    case Territory::la_reunion:
      return December / 20;
    case Territory::metropole:
    case Territory::alsace_moselle:
    case Territory::saint_pierre_et_miquelon:
      return std::nullopt;
  }
  return std::nullopt;
}

// Easter lies between 22 March and 25 April: no movable holiday before 20 March or after 14 June.
bool is_movable_holiday(Territory territory, Day day, const year_month_day& date) {
  if (date.month() < March || date.month() > June) return false;
  const days distance = day - easter(date.year());
  return std::any_of(movable_holidays.begin(), movable_holidays.end(),
                     [&](const MovableHoliday& holiday) { return holiday.after_easter == distance; }) ||
         (territory == Territory::alsace_moselle && distance == good_friday.after_easter);
}

}  // namespace

std::string_view to_string(Territory territory) {
  return territory_names[static_cast<std::size_t>(territory)];
}

std::optional<Territory> parse_territory(std::string_view name) {
  const auto found = std::find(territory_names.begin(), territory_names.end(), name);
  if (found == territory_names.end()) return std::nullopt;
  return static_cast<Territory>(found - territory_names.begin());
}

Day easter(year in) {
  const int y = static_cast<int>(in);
  const int a = y % 19;
  const int b = y / 100;
  const int c = y % 100;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - b / 4 - g + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return Day{in / month{static_cast<unsigned>(n / 31)} / day{static_cast<unsigned>(n % 31 + 1)}};
}

std::vector<PublicHoliday> public_holidays(Territory territory, year in) {
  std::vector<PublicHoliday> holidays;
  for (const FixedHoliday& holiday : fixed_holidays) holidays.push_back({Day{in / holiday.date}, holiday.title});
  const Day sunday = easter(in);
  for (const MovableHoliday& holiday : movable_holidays) {
    holidays.push_back({sunday + holiday.after_easter, holiday.title});
  }
  if (territory == Territory::alsace_moselle) {
    holidays.push_back({sunday + good_friday.after_easter, good_friday.title});
    holidays.push_back({Day{in / second_christmas_day.date}, second_christmas_day.title});
  }
  if (const auto date = abolition_day(territory, in)) {
    holidays.push_back({Day{in / *date}, "Abolition de l'esclavage"});
  }
  std::stable_sort(holidays.begin(), holidays.end(),
                   [](const PublicHoliday& a, const PublicHoliday& b) { return a.day < b.day; });
  return holidays;
}

bool is_public_holiday(Territory territory, Day day) {
  const year_month_day date{day};
  const month_day in_year{date.month(), date.day()};
  return std::any_of(fixed_holidays.begin(), fixed_holidays.end(),
                     [&](const FixedHoliday& holiday) { return holiday.date == in_year; }) ||
         (territory == Territory::alsace_moselle && in_year == second_christmas_day.date) ||
         abolition_day(territory, date.year()) == in_year || is_movable_holiday(territory, day, date);
}

}  // namespace filrouge::calendar
