#include "engine/base/words.hpp"
#include "engine/calendar/duration.hpp"
#include "engine/expression/functions.hpp"
#include "engine/expression/temporal.hpp"

// What is added to CEL for schools: civil dates and the calendar of the place. null, an empty date, goes through: what
// is computed from it is null.
namespace filrouge::expression {
namespace {

using Kind = Type::Kind;
using Style = Function::Style;

Outcome to_date(Arguments arguments, Run& run) {
  const Value& from = *arguments[0];
  if (from.is_null() || from.if_date()) return from;
  if (const auto* text = from.if_string()) {
    if (const auto day = parse_day(*text)) return Value(*day);
    return fails("The text " + in_quotes(*text) + " is not a date.", "Write date(\"2026-07-13\").");
  }
  if (const auto* timestamp = from.if_timestamp()) {
    const auto* place = run.frame.place;
    if (!place || !place->zone) return fails("The day of a timestamp needs a place, and there is none here.");
    return Value(place->zone->day(to_instant(*timestamp)));
  }
  return no_overload("date", arguments);
}

std::optional<Day> current_day(const Run& run) {
  const auto* place = run.frame.place;
  if (!place || !place->zone) return std::nullopt;
  return place->zone->day(run.frame.now);
}

Outcome today(Arguments, Run& run) {
  const auto day = current_day(run);
  if (!day) return fails("today() needs a place, and there is none here.");
  return Value(*day);
}

Outcome now(Arguments, Run& run) {
  return Value(to_timestamp(run.frame.now));
}

// Whole years; someone born on 29 February is a year older on 1 March of a common year.
std::int64_t years_between(Day from, Day to) {
  const std::chrono::year_month_day a{from};
  const std::chrono::year_month_day b{to};
  const bool reached = std::pair(b.month(), b.day()) >= std::pair(a.month(), a.day());
  return int{b.year()} - int{a.year()} - (reached ? 0 : 1);
}

Outcome age(Arguments arguments, Run& run) {
  for (const Value* argument : arguments) {
    if (argument->is_null()) return Value();
  }
  const auto* born = arguments[0]->if_date();
  const auto* given = arguments.size() == 2 ? arguments[1]->if_date() : nullptr;
  if (!born || (arguments.size() == 2 && !given)) return no_overload("age", arguments);
  const auto on = given ? std::optional(*given) : current_day(run);
  if (!on) return fails("age() of one date needs a place, and there is none here.", "Write age(birth, date).");
  return Value(years_between(*born, *on));
}

Outcome plus(Arguments arguments, Run& run) {
  if (arguments[0]->is_null() || arguments[1]->is_null()) return Value();
  const auto* day = arguments[0]->if_date();
  const auto* text = arguments[1]->if_string();
  if (!day || !text) return no_overload("plus", arguments);
  const auto duration = calendar::parse_duration(*text);
  if (!duration) return fails(duration.error());
  if (!run.frame.place) return fails("plus() needs a place, and there is none here.");
  if (!run.charge(static_cast<std::uint64_t>(std::abs(duration->count)) / 100)) return out_of_budget();
  const auto result = calendar::add(*run.frame.place, *day, *duration);
  if (!result) return fails(result.error().message);
  return Value(*result);
}

Outcome days(Arguments arguments, Run&) {
  if (arguments[0]->is_null() || arguments[1]->is_null()) return Value();
  const auto* from = arguments[0]->if_date();
  const auto* to = arguments[1]->if_date();
  if (!from || !to) return no_overload("days", arguments);
  return Value(std::int64_t{(*to - *from).count()});
}

// The least (sign -1) or greatest (1) of the dates that are there.
Outcome extreme(std::string_view name, int sign, Arguments arguments) {
  const Day* best = nullptr;
  for (const Value* argument : arguments) {
    if (argument->is_null()) continue;
    const Day* day = argument->if_date();
    if (!day) return no_overload(name, arguments);
    if (!best || (sign < 0 ? *day < *best : *day > *best)) best = day;
  }
  return best ? Value(*best) : Value();
}
Outcome earliest(Arguments arguments, Run&) {
  return extreme("earliest", -1, arguments);
}
Outcome latest(Arguments arguments, Run&) {
  return extreme("latest", 1, arguments);
}

// Null only when every argument may be.
Type extreme_type(const std::vector<Type>& arguments) {
  Type date;
  date.kind = Kind::date;
  date.nullable = true;
  for (const Type& argument : arguments) date.nullable = date.nullable && argument.nullable;
  return date;
}

}  // namespace

std::optional<Failure> vet_duration(const Value& literal) {
  const auto* text = literal.if_string();
  if (!text) return std::nullopt;
  const auto duration = calendar::parse_duration(*text);
  if (duration) return std::nullopt;
  return Failure{duration.error(), "Write \"3 working days\"."};
}

std::vector<Function> calendar_functions() {
  using enum Type::Kind;
  std::vector<Function> functions{
      {"date", Style::free, {{{date}, date}, {{string}, date}, {{timestamp}, date}}, to_date},
      {"today", Style::free, {{{}, date}}, today},
      {"now", Style::free, {{{}, timestamp}}, now},
      {"age", Style::free, {{{date}, integer}, {{date, date}, integer}}, age},
      {"plus", Style::free, {{{date, string}, date}}, plus},
      {"days", Style::free, {{{date, date}, integer}}, days},
      {"earliest", Style::free, {{{date}, date}}, earliest},
      {"latest", Style::free, {{{date}, date}}, latest},
  };
  for (Function& function : functions) {
    function.pure = function.name == "date" || function.name == "days";
    function.variadic = function.name == "earliest" || function.name == "latest";
    function.empty_through = function.name != "today" && function.name != "now";
    if (function.name == "plus") function.vet = vet_duration;
    if (function.variadic) function.result = extreme_type;
  }
  return functions;
}

}  // namespace filrouge::expression
