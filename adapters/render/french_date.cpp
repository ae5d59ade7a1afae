#include "adapters/render/french_date.hpp"

#include <array>

namespace filrouge::rendering {

std::string in_french(Day day) {
  constexpr std::array weekdays{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"};
  constexpr std::array months{"janvier", "février", "mars",      "avril",   "mai",      "juin",
                              "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
  const std::chrono::year_month_day date(day);
  const auto number = static_cast<unsigned>(date.day());
  return std::string(weekdays[std::chrono::weekday(day).c_encoding()]) + " " + std::to_string(number) +
         (number == 1 ? "er " : " ") + months[static_cast<unsigned>(date.month()) - 1] + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string in_french(LocalTime time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  const auto minutes = clock.minutes().count();
  return in_french(day) + " à " + std::to_string(clock.hours().count()) + " h" +
         (minutes == 0 ? "" : (minutes < 10 ? " 0" : " ") + std::to_string(minutes));
}

}  // namespace filrouge::rendering
