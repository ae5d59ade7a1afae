#pragma once
#include "engine/base/ids.hpp"
#include "engine/base/result.hpp"

#include <string>
#include <string_view>

namespace filrouge::calendar {

// The UAI of a school (unité administrative immatriculée): seven digits and a control letter, the letter being
// "ABCDEFGHJKLMNPRSTUVWXYZ"[number mod 23]. The first three digits tell the département (620 and 720 for Corse).
// Anything else, a lower-case letter or spaces included, is refused with a sentence.
[[nodiscard]] Result<SchoolId, std::string> check_uai(std::string_view text);

}  // namespace filrouge::calendar
