#include "engine/calendar/official_calendar.hpp"

namespace filrouge::calendar {
namespace {

using filrouge::to_string;

std::string school_year_name(int first) {
  return std::to_string(first) + "-" + std::to_string(first + 1);
}

// Between double quotes where YAML would read more into the text than its letters.
std::string scalar(const std::string& text) {
  if (!text.empty() && text.find_first_of(",[]{}:#\"\\&*!|>%@`?") == std::string::npos && text.front() != '\'' &&
      text.front() != '-' && text.front() != ' ' && text.back() != ' ') {
    return text;
  }
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string holiday_line(const SchoolHoliday& holiday) {
  const std::string title = "        - { title: " + scalar(holiday.title);
  if (holiday.days.end - holiday.days.first == std::chrono::days{1}) {
    return title + ", day: " + to_string(holiday.days.first) + " }\n";
  }
  return title + ", from: " + to_string(holiday.days.first) + ", resume: " + to_string(holiday.days.end) + " }\n";
}

std::string zone_text(const std::string& name, const HolidayZone& zone) {
  std::string text = "  " + name + ":\n    title: " + scalar(zone.title) + "\n";
  text += "    known: { from: " + to_string(zone.known.first) + ", until: " + to_string(zone.known.end) + " }\n";
  if (!zone.layer.milestones.empty()) text += "    milestones:\n";
  std::map<int, std::string> milestones;
  for (const auto& [key, day] : zone.layer.milestones) {
    std::string& line = milestones[key.second];
    line += (line.empty() ? " " : ", ") + key.first + ": " + to_string(day);
  }
  for (const auto& [year, line] : milestones) text += "      " + school_year_name(year) + ": {" + line + " }\n";
  if (!zone.holidays.empty()) text += "    holidays:\n";
  int year = 0;
  for (const SchoolHoliday& holiday : zone.holidays) {
    if (school_year(holiday.days.first) != year) {
      year = school_year(holiday.days.first);
      text += "      " + school_year_name(year) + ":\n";
    }
    text += holiday_line(holiday);
  }
  return text;
}

}  // namespace

std::string to_yaml(const std::map<std::string, HolidayZone>& zones) {
  std::string text =
      "# Pupils' holidays by zone, written by `filrouge calendar import`; the next import replaces this file.\n"
      "# from: first day off. resume: the day classes resume. until: the first day nothing is known about.\n"
      "# Source: ministère de l'Éducation nationale, « Le calendrier scolaire », data.education.gouv.fr, Licence "
      "Ouverte "
      "2.0.\n"
      "zones:\n";
  for (const auto& [name, zone] : zones) text += zone_text(name, zone);
  return text;
}

}  // namespace filrouge::calendar
