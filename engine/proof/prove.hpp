#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/pathway/pathway.hpp"

namespace filrouge::proof {

// What can be shown about a pathway that runs, for every case it may ever hold: warnings, by file and place, under the
// rules of loading/rules.hpp. Where something cannot be decided, nothing is said.
[[nodiscard]] Diagnostics prove(const pathway::Pathway& pathway);

}  // namespace filrouge::proof
