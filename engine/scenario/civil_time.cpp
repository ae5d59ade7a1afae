#include "engine/scenario/civil_time.hpp"

namespace filrouge::scenario {

std::optional<Instant> parse_time(std::string_view text, const calendar::Zone& zone) {
  if (const auto instant = parse_rfc3339(text)) return instant;
  if (const auto day = parse_day(text)) return zone.begin(*day);
  std::string civil{text};
  if (civil.size() > 10 && civil[10] == ' ') civil[10] = 'T';
  const auto local = parse_local_time(civil);
  return local ? std::optional{zone.instant(*local)} : std::nullopt;
}

std::string civil_time(Instant instant, const calendar::Zone& zone) {
  return civil_time(zone.local(instant));
}

std::string civil_time(LocalTime time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  if (LocalTime{day} == time) return to_string(day);
  const std::chrono::hh_mm_ss clock{time - day};
  const auto digits = [](auto count) { return (count < 10 ? "0" : "") + std::to_string(count); };
  const auto minutes = to_string(day) + " " + digits(clock.hours().count()) + ":" + digits(clock.minutes().count());
  return clock.seconds().count() == 0 ? minutes : minutes + ":" + digits(clock.seconds().count());
}

}  // namespace filrouge::scenario
