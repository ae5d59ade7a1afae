#pragma once
#include "engine/calendar/zone.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace filrouge::scenario {

// "2026-07-13", "2026-07-13 12:00" or "2026-07-13T12:00" in the zone, or RFC 3339 with an offset. Empty for other
// texts.
[[nodiscard]] std::optional<Instant> parse_time(std::string_view text, const calendar::Zone& zone);

// "2026-07-13 12:00" in the zone, "2026-07-13" at midnight; seconds only where there are some. parse_time reads it.
[[nodiscard]] std::string civil_time(Instant instant, const calendar::Zone& zone);
[[nodiscard]] std::string civil_time(LocalTime time);

}  // namespace filrouge::scenario
