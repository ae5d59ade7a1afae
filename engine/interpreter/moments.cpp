#include "engine/interpreter/moments.hpp"

#include "engine/base/overloaded.hpp"

#include <cstdlib>
#include <variant>

namespace filrouge::interpreter {
namespace {

using calendar::CalendarError;
using Resolved = Result<std::optional<Instant>, CalendarError>;

Anchor of_value(const expression::Value& value) {
  if (const auto* day = value.if_date()) return *day;
  if (const auto* timestamp = value.if_timestamp())
    return Instant{std::chrono::seconds{timestamp->seconds}} + std::chrono::microseconds{timestamp->nanos / 1000};
  return std::monostate{};
}

Anchor anchor_of(const Setting& setting, std::span<const expression::Value> facts, const pathway::Moment& moment,
                 const MomentBase& base) {
  const auto rule = [&](const calendar::DateRule& date) -> Anchor {
    if (const auto day = calendar::day_of(date, setting.cohort)) return *day;
    return std::monostate{};
  };
  const auto slot = [&](const expression::Slot& at) -> Anchor {
    if (at.segment == expression::Segment::constants) return of_value(setting.constants[at.index]);
    return of_value(facts[at.index]);
  };
  return std::visit(overloaded{[&](calendar::FromEntry) -> Anchor { return base.since; },
                               [&](pathway::OpenAnchor) -> Anchor { return base.since; },
                               [&](pathway::DueAnchor) { return base.due; }, rule, slot},
                    moment.anchor);
}

// The instant counted from a day.
Resolved from_day(const calendar::Place& place, const pathway::Moment& moment, Day day) {
  const auto& zone = *place.zone;
  const auto boundary = [&](Day of) { return zone.begin(moment.after ? of + std::chrono::days{1} : of); };
  if (moment.offset && calendar::is_clock_unit(moment.offset->unit)) {
    const auto instant = calendar::add(place, boundary(day), *moment.offset);
    if (!instant) return failure(instant.error());
    return *instant;
  }
  if (moment.offset) {
    const auto moved = calendar::add(place, day, *moment.offset);
    if (!moved) return failure(moved.error());
    day = *moved;
  }
  if (moment.time_of_day) return zone.instant(LocalTime{day} + *moment.time_of_day);
  return boundary(day);
}

// The instant counted from an instant; a time of day replaces the one the instant has.
Resolved from_instant(const calendar::Place& place, const pathway::Moment& moment, Instant instant) {
  if (moment.offset) {
    const auto moved = calendar::add(place, instant, *moment.offset);
    if (!moved) return failure(moved.error());
    instant = *moved;
  }
  if (moment.time_of_day) return place.zone->instant(LocalTime{place.zone->day(instant)} + *moment.time_of_day);
  return instant;
}

}  // namespace

Resolved resolve(const Setting& setting, std::span<const expression::Value> facts, const pathway::Moment& moment,
                 const MomentBase& base) {
  const auto anchor = anchor_of(setting, facts, moment, base);
  return std::visit(overloaded{[](std::monostate) -> Resolved { return std::optional<Instant>{}; },
                               [&](Day day) { return from_day(*setting.place, moment, day); },
                               [&](Instant instant) { return from_instant(*setting.place, moment, instant); }},
                    anchor);
}

bool is_anchored(const pathway::Moment& moment) {
  return !std::holds_alternative<calendar::FromEntry>(moment.anchor) &&
         !std::holds_alternative<pathway::OpenAnchor>(moment.anchor);
}

bool is_day(const pathway::Moment& moment) {
  if (moment.time_of_day) return false;
  return moment.offset ? !calendar::is_clock_unit(moment.offset->unit) : is_anchored(moment);
}

std::optional<Instant> resolve(Work& work, const pathway::Moment& moment, const MomentBase& base, TimerKind kind,
                               std::uint16_t index) {
  if (moment.offset)
    work.spend(static_cast<std::uint64_t>(std::abs(moment.offset->count)));  // days are counted one by one
  auto resolved = resolve(work.setting, work.c.facts, moment, base);
  if (resolved) return *resolved;
  work.note(ReasonCode::timer_failed, index, static_cast<std::size_t>(kind));
  return std::nullopt;
}

}  // namespace filrouge::interpreter
