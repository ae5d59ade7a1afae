#pragma once
#include "engine/base/time.hpp"

#include <string>

namespace filrouge::rendering {

// "lundi 13 juillet 2026"; the first of a month is "1er".
[[nodiscard]] std::string in_french(Day day);
// "lundi 13 juillet 2026 à 12 h", "à 8 h 05".
[[nodiscard]] std::string in_french(LocalTime time);

}  // namespace filrouge::rendering
