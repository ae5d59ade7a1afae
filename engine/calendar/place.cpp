#include "engine/calendar/place.hpp"

#include "engine/base/digest.hpp"

#include <algorithm>

namespace filrouge::calendar {

using filrouge::to_string;  // of a Day, beside the overloads of this folder

namespace {

void write(std::string& text, const DayRange& range) {
  text += ' ' + to_string(range.first) + '/' + to_string(range.end);
}

void write(std::string& text, std::string_view title, const std::vector<DayRange>& ranges) {
  text += title;
  for (const DayRange& range : ranges) write(text, range);
  text += '\n';
}

// One line per field, in a fixed order: what the hash is taken of. Changing it changes every stored hash.
std::string canonical_text(const Place& place) {
  std::string text = "place 1\nterritory " + std::string{to_string(place.territory)} + '\n';
  if (place.zone) {
    text += "zone " + place.zone->name();
    for (const Zone::Offset& offset : place.zone->offsets()) {
      text +=
          ' ' + std::to_string(offset.from.time_since_epoch().count()) + '=' + std::to_string(offset.offset.count());
    }
    text += '\n';
  }
  text += "known";
  if (place.school_known) write(text, *place.school_known);
  text += '\n';
  write(text, "holidays", place.school_holidays);
  write(text, "closures", place.closures);
  for (const auto& [key, day] : place.milestones) {
    text += "milestone " + std::to_string(key.second) + ' ' + to_string(day) + ' ' + key.first + '\n';
  }
  return text;
}

}  // namespace

Place seal(Place place) {
  place.hash = PlaceHash{sha256_hex(canonical_text(place))};
  return place;
}

int school_year(Day day) {
  const std::chrono::year_month_day date{day};
  return static_cast<int>(date.year()) - (date.month() < std::chrono::September ? 1 : 0);
}

}  // namespace filrouge::calendar
