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
  const auto local = zone.local(instant);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  if (LocalTime{day} == local) return to_string(day);
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(local - day)};
  const auto digits = [](auto count) { return (count < 10 ? "0" : "") + std::to_string(count); };
  const auto minutes = to_string(day) + " " + digits(time.hours().count()) + ":" + digits(time.minutes().count());
  return time.seconds().count() == 0 ? minutes : minutes + ":" + digits(time.seconds().count());
}

}  // namespace filrouge::scenario
