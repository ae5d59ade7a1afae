// Any text is refused with a sentence or is a moment, a duration, a rule of dates or a time that, written again, reads
// the same; a day and a duration have a sum or a sentence.
#include "engine/base/time.hpp"
#include "engine/calendar/moment.hpp"
#include "engine/calendar/place.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace filrouge;
using namespace filrouge::calendar;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

template <class Parse>
void check_round_trip(std::string_view text, Parse parse) {
  const auto read = parse(text);
  if (!read) return require(!read.error().empty());
  require(parse(to_string(*read)) == read);
}

void check_rule(std::string_view text) {
  check_round_trip(text, parse_date_rule);
  const auto rule = parse_date_rule(text);
  for (int cohort = 2019; rule && cohort < 2030; ++cohort) {
    const auto day = day_of(*rule, cohort);
    if (day) require(*day >= *parse_day("2019-09-01") && *day < *parse_day("2032-09-01"));
  }
}

void check_time(std::string_view text) {
  if (const auto instant = parse_rfc3339(text)) require(parse_rfc3339(to_rfc3339(*instant)) == instant);
  if (const auto day = parse_day(text)) require(filrouge::to_string(*day) == text);
  (void)parse_local_time(text);
}

// "2026-07-13 3 working days", in metropolitan France with the clock of UTC.
void check_sum(std::string_view text) {
  static const auto zone = std::make_shared<const Zone>("UTC", std::vector<Zone::Offset>{{Instant::min(), {}}});
  Place place;
  place.zone = zone;
  const auto day = parse_day(text.substr(0, 10));
  const auto duration = parse_duration(text.substr(std::min<std::size_t>(text.size(), 10)));
  if (!day || !duration) return;
  const auto later = add(place, *day, *duration);
  if (!later) require(!later.error().message.empty());
  if (later) require((*later < *day) == (duration->count < 0));
  const auto instant = add(place, zone->begin(*day), *duration);
  if (later) require(instant && zone->day(*instant) == *later);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  check_round_trip(text, parse_moment);
  check_round_trip(text, parse_duration);
  check_rule(text);
  check_time(text);
  check_sum(text);
  return 0;
}
