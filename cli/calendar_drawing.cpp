#include "cli/calendar_drawing.hpp"

#include <algorithm>
#include <array>

namespace filrouge::cli {
namespace {

using namespace std::chrono;
using calendar::DayRange;
using calendar::Place;

constexpr std::array month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array weekday_names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr const char* week = "MTWTFSS";
constexpr int weeks_of_a_month = 6;

bool contains(const std::vector<DayRange>& ranges, Day day) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const DayRange& range) { return range.first <= day && day < range.end; });
}

char mark(const Place& place, Day day) {
  const weekday on{day};
  if (calendar::is_public_holiday(place.territory, day)) return 'H';
  if (on == Saturday || on == Sunday) return '-';
  if (contains(place.closures, day)) return 'x';
  if (!place.school_known) return 'w';
  const auto school_day = calendar::is_school_day(place, day);
  if (!school_day) return '?';
  return *school_day ? 'o' : 'v';
}

constexpr std::array<std::pair<char, const char*>, 7> meanings{{{'o', "school day"},
                                                                {'w', "working day (school holidays: name a lycée)"},
                                                                {'v', "school holidays"},
                                                                {'H', "public holiday"},
                                                                {'x', "school closed to its staff"},
                                                                {'-', "weekend"},
                                                                {'?', "not known yet"}}};

std::string month_row(const Place& place, year_month month) {
  const Day first{month / 1};
  const Day last_day{month / last};
  const unsigned before = weekday{first}.iso_encoding() - 1;
  std::string row = std::string{month_names[static_cast<unsigned>(month.month()) - 1]} + ' ' +
                    std::to_string(static_cast<int>(month.year())) + "   " + std::string(before, ' ');
  for (Day day = first; day <= last_day; day += days{1}) {
    row += mark(place, day);
    if (weekday{day} == Sunday && day != last_day) row += ' ';
  }
  return row + '\n';
}

std::string grid(const Place& place, int year_number) {
  std::string text(11, ' ');
  for (int i = 0; i < weeks_of_a_month; ++i) text += std::string{i == 0 ? "" : " "} + week;
  text += '\n';
  const year_month first{year{year_number} / September};
  for (int i = 0; i < 12; ++i) text += month_row(place, first + months{i});
  return text;
}

std::string legend(const std::string& drawn) {
  std::string text = "\n";
  for (const auto& [character, meaning] : meanings) {
    if (drawn.find(character) != std::string::npos) text += std::string{"  "} + character + "  " + meaning + '\n';
  }
  return text;
}

std::string dated(Day day) {
  return std::string{weekday_names[weekday{day}.c_encoding()]} + ' ' + to_string(day);
}

std::string span(const DayRange& range) {
  const Day last_day = range.end - days{1};
  const std::string from = "  " + dated(range.first);
  return range.first == last_day ? from + std::string(18, ' ') : from + " to " + dated(last_day);
}

bool overlaps(const DayRange& a, const DayRange& b) {
  return a.first < b.end && b.first < a.end;
}

}  // namespace

std::string draw_school_year(const Place& place, const calendar::HolidayZone* zone, int year_number) {
  const DayRange shown{Day{year{year_number} / September / 1}, Day{year{year_number + 1} / September / 1}};
  const std::string months = grid(place, year_number);
  std::string text = place.name + ", " + std::to_string(year_number) + "-" + std::to_string(year_number + 1) + " (" +
                     std::string{calendar::to_string(place.territory)} + ", " + place.zone->name() + ")\n\n" + months +
                     legend(months.substr(months.find('\n') + 1));
  text += "\nPublic holidays\n";
  for (const int civil_year : {year_number, year_number + 1}) {
    for (const auto& holiday : calendar::public_holidays(place.territory, year{civil_year})) {
      if (contains({shown}, holiday.day)) text += "  " + dated(holiday.day) + "  " + holiday.title + '\n';
    }
  }
  if (zone != nullptr) {
    text += "\nSchool holidays (" + zone->title + ", known until the day before " + to_string(zone->known.end) + ")\n";
    for (const auto& holiday : zone->holidays) {
      if (overlaps(holiday.days, shown)) text += span(holiday.days) + "  " + holiday.title + '\n';
    }
  }
  text += "\nClosed to staff\n";
  for (const DayRange& closure : place.closures) {
    if (overlaps(closure, shown)) text += span(closure) + '\n';
  }
  text += "\nMilestones\n";
  std::vector<std::pair<Day, std::string>> milestones;
  for (const auto& [key, day] : place.milestones) {
    if (key.second == year_number) milestones.emplace_back(day, key.first);
  }
  std::sort(milestones.begin(), milestones.end());
  for (const auto& [day, name] : milestones) text += "  " + dated(day) + "  " + name + '\n';
  return text;
}

}  // namespace filrouge::cli
