#include "adapters/system/clock.hpp"
#include "cli/calendar_drawing.hpp"
#include "cli/command/calendar.hpp"
#include "cli/exit_code.hpp"
#include "cli/places.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using calendar::DayRange;
using nlohmann::json;

bool within(Day day, const DayRange& range) {
  return range.first <= day && day < range.end;
}

json to_json(const DayRange& range) {
  return {{"from", to_string(range.first)}, {"until", to_string(range.end)}};
}

// Ranges are half open: `until` is the first day outside.
json describe(const calendar::Place& place, const calendar::HolidayZone* zone, int year) {
  using namespace std::chrono;
  const DayRange shown{Day{std::chrono::year{year} / September / 1}, Day{std::chrono::year{year + 1} / September / 1}};
  json answer{{"place", place.name},
              {"territory", calendar::to_string(place.territory)},
              {"time_zone", place.zone->name()},
              {"school_year", std::to_string(year) + "-" + std::to_string(year + 1)},
              {"hash", place.hash.value()},
              {"known", place.school_known ? to_json(*place.school_known) : json{}},
              {"public_holidays", json::array()},
              {"school_holidays", json::array()},
              {"closures", json::array()},
              {"milestones", json::object()}};
  for (const int civil_year : {year, year + 1}) {
    for (const auto& holiday : calendar::public_holidays(place.territory, std::chrono::year{civil_year})) {
      if (!within(holiday.day, shown)) continue;
      answer["public_holidays"].push_back({{"day", to_string(holiday.day)}, {"title", holiday.title}});
    }
  }
  if (zone != nullptr) {
    for (const auto& holiday : zone->holidays) {
      if (holiday.days.first >= shown.end || holiday.days.end <= shown.first) continue;
      json entry = to_json(holiday.days);
      entry["title"] = holiday.title;
      answer["school_holidays"].push_back(std::move(entry));
    }
  }
  for (const DayRange& closure : place.closures) {
    if (closure.first < shown.end && closure.end > shown.first) answer["closures"].push_back(to_json(closure));
  }
  for (const auto& [key, day] : place.milestones) {
    if (key.second == year) answer["milestones"][key.first] = to_string(day);
  }
  return answer;
}

}  // namespace

int run(const CalendarShowOptions& options, Context& context) {
  Places places{context.configuration->workflows / "calendars/fr.yaml"};
  const auto place = places.find(options.place);
  if (!place) {
    context.err << "filrouge: " << place.error().message << '\n';
    return cannot_run;
  }
  const Instant now = context.now ? *context.now : system::SystemClock{}.now();
  const int year = options.year != 0 ? options.year : calendar::school_year((*place)->zone->day(now));
  const auto* zone = calendar::holiday_zone(places.calendars(), options.place);
  if (context.json) {
    context.out << describe(**place, zone, year).dump(2, ' ', false, json::error_handler_t::replace) << '\n';
  } else {
    context.out << draw_school_year(**place, zone, year);
  }
  return done;
}

}  // namespace filrouge::cli
