#include "engine/calendar/day_set.hpp"
#include "engine/calendar/place.hpp"

#include <algorithm>

namespace filrouge::calendar {

using filrouge::to_string;  // of a Day, beside the overloads of this folder

namespace {

using namespace std::chrono;

constexpr Day first_day{local_days{year{1} / January / 1}};
constexpr Day last_day{local_days{year{9999} / December / 31}};

CalendarError out_of_range(Day day, const Duration& duration) {
  return {to_string(day) + " and " + to_string(duration) + " give a date outside the years 1 to 9999."};
}

Result<Day, CalendarError> within_years(Day result, Day day, const Duration& duration) {
  if (result < first_day || result > last_day) return failure(out_of_range(day, duration));
  return result;
}

Result<Day, CalendarError> add_months(Day day, const Duration& duration) {
  const year_month_day date{day};
  const std::int64_t month_index =
      std::int64_t{static_cast<int>(date.year())} * 12 + (static_cast<unsigned>(date.month()) - 1) + duration.count;
  if (month_index < 12 || month_index >= std::int64_t{10000} * 12) return failure(out_of_range(day, duration));
  const year_month in{year{static_cast<int>(month_index / 12)}, month{static_cast<unsigned>(month_index % 12 + 1)}};
  const year_month_day same{in / date.day()};
  return same.ok() ? Day{same} : Day{in / last};
}

// The count-th day strictly after (before) `day` that `counts` accepts: a Result<bool, CalendarError> of the day.
template <class Counts>
Result<Day, CalendarError> walk(Day day, const Duration& duration, Counts counts) {
  const days step{duration.count < 0 ? -1 : 1};
  std::int64_t left = duration.count < 0 ? -duration.count : duration.count;
  Day at = day;
  while (left > 0) {
    at += step;
    if (at < first_day || at > last_day) return failure(out_of_range(day, duration));
    const Result<bool, CalendarError> counted = counts(at);
    if (!counted) return failure(counted.error());
    if (*counted) --left;
  }
  return at;
}

// The same, looked up as far as the days that count are `known`.
template <class Counts>
Result<Day, CalendarError> count(const DaySet& known, Day day, const Duration& duration, Counts counts) {
  const auto found = duration.count == 0 ? day : known.nth(day, duration.count);
  return found ? *found : walk(day, duration, counts);
}

// The working and the ouvrable days of a territory, in the years most dates lie in.
struct CountedDays {
  DaySet working;
  DaySet ouvrable;
};

constexpr year first_counted_year{2000};
constexpr year last_counted_year{2099};

CountedDays count_days(Territory territory) {
  const Day first{first_counted_year / January / 1};
  const Day end{(last_counted_year + years{1}) / January / 1};
  CountedDays counted{DaySet(first, end), DaySet(first, end)};
  for (Day day = first; day < end; day += days{1}) {
    const weekday on{day};
    if (on != Sunday) counted.ouvrable.insert(day);
    if (on != Sunday && on != Saturday) counted.working.insert(day);
  }
  for (auto in = first_counted_year; in <= last_counted_year; ++in) {
    for (const auto& holiday : public_holidays(territory, in)) {
      counted.ouvrable.erase(holiday.day);
      counted.working.erase(holiday.day);
    }
  }
  return counted;
}

const CountedDays& counted_days(Territory territory) {
  static const auto counted = [] {
    std::vector<CountedDays> of_all;
    for (const auto each : all_territories) of_all.push_back(count_days(each));
    return of_all;
  }();
  return counted[static_cast<std::size_t>(territory)];
}

bool contains(const std::vector<DayRange>& ranges, Day day) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), day,
                                      [](Day at, const DayRange& range) { return at < range.first; });
  return after != ranges.begin() && day < std::prev(after)->end;
}

CalendarError unknown_school_day(const Place& place, Day day) {
  if (!place.school_known) {
    return {"School days cannot be counted for " + place.name +
            ": its school holidays are not known or differ between zones; name a lycée by its UAI."};
  }
  return {"School holidays of " + place.name + " are known from " + to_string(place.school_known->first) +
          " until the day before " + to_string(place.school_known->end) + "; " + to_string(day) +
          " is outside: import the official calendar of that school year (filrouge calendar import)."};
}

}  // namespace

bool is_working_day(const Place& place, Day day) {
  const weekday on{day};
  return on != Saturday && on != Sunday && !is_public_holiday(place.territory, day);
}

bool is_ouvrable_day(const Place& place, Day day) {
  return weekday{day} != Sunday && !is_public_holiday(place.territory, day);
}

Result<bool, CalendarError> is_school_day(const Place& place, Day day) {
  if (!place.school_known || day < place.school_known->first || day >= place.school_known->end) {
    return failure(unknown_school_day(place, day));
  }
  return is_working_day(place, day) && !contains(place.school_holidays, day);
}

Result<Day, CalendarError> add(const Place& place, Day day, const Duration& duration) {
  const auto shifted = [&](std::int64_t count) { return within_years(day + days{count}, day, duration); };
  switch (duration.unit) {
    case Unit::days:
      return shifted(duration.count);
    case Unit::weeks:
      return shifted(duration.count * 7);
    case Unit::months:
      return add_months(day, duration);
    case Unit::working_days:
      return count(counted_days(place.territory).working, day, duration,
                   [&](Day at) { return is_working_day(place, at); });
    case Unit::ouvrable_days:
      return count(counted_days(place.territory).ouvrable, day, duration,
                   [&](Day at) { return is_ouvrable_day(place, at); });
    case Unit::school_days:
      return walk(day, duration, [&](Day at) { return is_school_day(place, at); });
    case Unit::seconds:
    case Unit::minutes:
    case Unit::hours:
      break;
  }
  return failure(CalendarError{to_string(duration) + " cannot be added to a day: count days, or give a time of day."});
}

Result<Instant, CalendarError> add(const Place& place, Instant instant, const Duration& duration) {
  switch (duration.unit) {
    case Unit::seconds:
      return instant + seconds{duration.count};
    case Unit::minutes:
      return instant + minutes{duration.count};
    case Unit::hours:
      return instant + hours{duration.count};
    default:
      break;
  }
  if (duration.count == 0) return instant;
  const LocalTime local = place.zone->local(instant);
  const Day day = floor<days>(local);
  const auto moved = add(place, day, duration);
  if (!moved) return failure(moved.error());
  const auto fraction = instant - floor<seconds>(instant);
  return place.zone->instant(*moved + (local - day)) + fraction;
}

}  // namespace filrouge::calendar
