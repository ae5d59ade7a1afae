#pragma once
#include "engine/base/time.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace filrouge::calendar {

// Where the same public holidays are kept (code du travail L3133-1, L3134-13, L3422-2).
enum class Territory {
  metropole,
  alsace_moselle,
  guadeloupe,
  martinique,
  guyane,
  la_reunion,
  mayotte,
  saint_martin,
  saint_barthelemy,
  saint_pierre_et_miquelon
};

inline constexpr std::array all_territories{Territory::metropole,        Territory::alsace_moselle,
                                            Territory::guadeloupe,       Territory::martinique,
                                            Territory::guyane,           Territory::la_reunion,
                                            Territory::mayotte,          Territory::saint_martin,
                                            Territory::saint_barthelemy, Territory::saint_pierre_et_miquelon};

// "alsace-moselle" and so on, both ways.
[[nodiscard]] std::string_view to_string(Territory territory);
[[nodiscard]] std::optional<Territory> parse_territory(std::string_view name);

// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
[[nodiscard]] Day easter(std::chrono::year year);

struct PublicHoliday {
  Day day;
  const char* title;  // French, as on an official calendar
};
// All public holidays of a civil year, ascending.
[[nodiscard]] std::vector<PublicHoliday> public_holidays(Territory territory, std::chrono::year year);
[[nodiscard]] bool is_public_holiday(Territory territory, Day day);

}  // namespace filrouge::calendar
