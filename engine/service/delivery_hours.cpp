#include "engine/service/delivery_hours.hpp"

namespace filrouge::service {
namespace {

using namespace std::chrono_literals;

constexpr auto digest_at = 7h + 30min;
constexpr auto hours_begin = 8h;
constexpr auto hours_end = 20h;

// A school year at most holds no stretch of a year without a working day; the bound only guards a broken calendar.
constexpr int days_ahead_max = 366;

template <class Suits>
Day first_day(Day day, const Suits& suits) {
  for (int i = 0; i < days_ahead_max && !suits(day); ++i) day += std::chrono::days(1);
  return day;
}

// The day of a weekly digest: the first of its week that suits, or of the next one where that is over on `day`.
template <class Suits>
Day weekly_day(Day day, const Suits& suits) {
  const auto monday = day - (std::chrono::weekday(day) - std::chrono::Monday);
  const auto this_week = first_day(monday, suits);
  return this_week >= day ? this_week : first_day(monday + std::chrono::weeks(1), suits);
}

Instant next_digest(const calendar::Place& place, bool weekly, Instant from) {
  const auto local = place.zone->local(from);
  auto day = std::chrono::floor<std::chrono::days>(local);
  if (local - day > digest_at) day += std::chrono::days(1);
  const auto working = [&](Day d) { return calendar::is_working_day(place, d); };
  const auto leaves = weekly ? weekly_day(day, working) : first_day(day, working);
  return place.zone->instant(LocalTime{leaves} + digest_at);
}

// `from` where it lies within the hours of a day that suits, else their next beginning.
template <class Suits>
Instant within_hours(const calendar::Place& place, Instant from, std::chrono::minutes begin, const Suits& suits) {
  const auto local = place.zone->local(from);
  const auto today = std::chrono::floor<std::chrono::days>(local);
  const auto time = local - today;
  if (suits(today) && time >= begin && time < hours_end) return from;
  const auto day = time < begin ? today : today + std::chrono::days(1);
  return place.zone->instant(LocalTime{first_day(day, suits)} + begin);
}

Instant for_people_outside(const calendar::Place& place, Instant from) {
  return within_hours(place, from, hours_begin, [&](Day d) { return calendar::is_ouvrable_day(place, d); });
}

}  // namespace

Instant leaving_time(const calendar::Place& place, const pathway::Role& role, Instant from) {
  if (!role.digest.empty()) return next_digest(place, role.digest == "weekly", from);
  return for_people_outside(place, from);
}

Instant resending_time(const calendar::Place& place, const pathway::Role& role, Instant from) {
  if (role.digest.empty()) return for_people_outside(place, from);
  return within_hours(place, from, digest_at, [&](Day d) { return calendar::is_working_day(place, d); });
}

}  // namespace filrouge::service
