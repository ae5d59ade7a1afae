#include "engine/base/words.hpp"
#include "engine/expression/functions.hpp"
#include "engine/expression/temporal.hpp"

namespace filrouge::expression {
namespace {

using Kind = Type::Kind;
using Style = Function::Style;

int digits(std::string_view text) {
  return text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9' ? (text[0] - '0') * 10 + text[1] - '0'
                                                                              : -1;
}

// "+02:00", "-08:00", "02:00".
std::optional<std::chrono::seconds> fixed_offset(std::string_view text) {
  const int sign = text.starts_with('-') ? -1 : 1;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hours = digits(text);
  const int minutes = digits(text.substr(3));
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return sign * (std::chrono::hours{hours} + std::chrono::minutes{minutes});
}

bool is_utc(std::string_view zone) {
  return zone == "UTC" || zone.empty();
}

std::optional<LocalTime> local_time(const Timestamp& timestamp, std::string_view zone, const Run& run) {
  const std::chrono::seconds seconds{timestamp.seconds};
  if (is_utc(zone)) return LocalTime{seconds};
  if (const auto offset = fixed_offset(zone)) return LocalTime{seconds + *offset};
  const Instant instant{seconds};
  const auto found = run.zones && *run.zones ? (*run.zones)(zone) : nullptr;
  if (!found) return std::nullopt;
  return found->local(instant);
}

// What an accessor reads from: a civil date, and for timestamps a time of day.
struct Civil {
  explicit Civil(LocalTime local, std::int32_t fraction = 0)
      : day(std::chrono::floor<std::chrono::days>(local)), date(day), time(local - day), nanos(fraction) {}
  Day day;
  std::chrono::year_month_day date;
  std::chrono::hh_mm_ss<std::chrono::seconds> time;
  std::int32_t nanos;
};

std::int64_t full_year(const Civil& c) {
  return int{c.date.year()};
}
std::int64_t month(const Civil& c) {
  return unsigned{c.date.month()} - 1;
}
std::int64_t day_of_month(const Civil& c) {
  return unsigned{c.date.day()} - 1;
}
std::int64_t date_of_month(const Civil& c) {
  return unsigned{c.date.day()};
}
std::int64_t day_of_week(const Civil& c) {
  return std::chrono::weekday{c.day}.c_encoding();
}
std::int64_t day_of_year(const Civil& c) {
  return (c.day - Day{c.date.year() / std::chrono::January / 1}).count();
}
std::int64_t hours(const Civil& c) {
  return c.time.hours().count();
}
std::int64_t minutes(const Civil& c) {
  return c.time.minutes().count();
}
std::int64_t seconds(const Civil& c) {
  return c.time.seconds().count();
}
std::int64_t milliseconds(const Civil& c) {
  return c.nanos / 1'000'000;
}

using Accessor = std::int64_t (*)(const Civil&);

// The accessor on a timestamp, in UTC or in the zone of the second argument.
Outcome of_timestamp(Accessor accessor, Arguments arguments, const Run& run) {
  std::string_view zone;
  if (arguments.size() == 2) {
    const auto* name = arguments[1]->if_string();
    if (!name) return no_overload("The accessor", arguments);
    zone = *name;
  }
  const Timestamp& timestamp = *arguments[0]->if_timestamp();
  const auto local = local_time(timestamp, zone, run);
  if (!local) {
    return fails("The time zone " + in_quotes(zone) + " is unknown.", "Write \"Europe/Paris\" or \"+02:00\".");
  }
  return Value(accessor(Civil(*local, timestamp.nanos)));
}

template <Accessor accessor>
Outcome date_part(Arguments arguments, Run& run) {
  if (arguments[0]->is_null()) return Value();
  if (const auto* day = arguments[0]->if_date(); day && arguments.size() == 1) {
    return Value(accessor(Civil(LocalTime{*day})));
  }
  if (!arguments[0]->if_timestamp()) return no_overload("The accessor", arguments);
  return of_timestamp(accessor, arguments, run);
}

// Durations give the whole in that unit, but milliseconds give what is beyond the second.
template <Accessor accessor, std::int64_t unit>
Outcome time_part(Arguments arguments, Run& run) {
  if (const auto* span = arguments[0]->if_duration(); span && arguments.size() == 1) {
    return Value(unit == 0 ? span->nanos / std::int64_t{1'000'000} : span->seconds / (unit == 0 ? 1 : unit));
  }
  if (!arguments[0]->if_timestamp()) return no_overload("The accessor", arguments);
  return of_timestamp(accessor, arguments, run);
}

}  // namespace

std::optional<Failure> vet_zone(const Value& literal) {
  const auto* zone = literal.if_string();
  if (!zone || is_utc(*zone) || fixed_offset(*zone)) return std::nullopt;
  return Failure{"Time zones have no names here: a case knows the clock of its own lycée alone.",
                 "Write an offset (\"+02:00\"), or ask for the day at the lycée: date(timestamp)."};
}

std::vector<Function> time_functions() {
  const std::vector<Signature> on_dates{{{Kind::timestamp}, Kind::integer},
                                        {{Kind::timestamp, Kind::string}, Kind::integer},
                                        {{Kind::date}, Kind::integer}};
  const std::vector<Signature> on_times{{{Kind::timestamp}, Kind::integer},
                                        {{Kind::timestamp, Kind::string}, Kind::integer},
                                        {{Kind::duration}, Kind::integer}};
  const auto on_date = [&](std::string_view name, auto body) {
    Function function{name, Style::method, on_dates, body};
    function.empty_through = true;
    function.pure = false;
    function.zoned = true;
    return function;
  };
  const auto on_time = [&](std::string_view name, auto body) {
    Function function{name, Style::method, on_times, body};
    function.pure = false;
    function.zoned = true;
    return function;
  };
  return {
      on_date("getFullYear", date_part<full_year>),      on_date("getMonth", date_part<month>),
      on_date("getDayOfMonth", date_part<day_of_month>), on_date("getDate", date_part<date_of_month>),
      on_date("getDayOfWeek", date_part<day_of_week>),   on_date("getDayOfYear", date_part<day_of_year>),
      on_time("getHours", time_part<hours, 3600>),       on_time("getMinutes", time_part<minutes, 60>),
      on_time("getSeconds", time_part<seconds, 1>),      on_time("getMilliseconds", time_part<milliseconds, 0>),
  };
}

}  // namespace filrouge::expression
