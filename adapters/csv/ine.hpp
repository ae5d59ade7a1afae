#pragma once
#include "engine/base/result.hpp"

#include <string>
#include <string_view>

namespace filrouge::csv {

// The identifier of a pupil, in capitals. It has one of the three forms in use: RNIE (9 digits, 2 letters), BEA (10
// digits, 1 letter), apprenticeship (4 digits, A, 5 digits, 1 letter); anything else is refused with a sentence. The
// control letters follow rules that are not public and are not checked.
[[nodiscard]] Result<std::string, std::string> check_ine(std::string_view text);

}  // namespace filrouge::csv
