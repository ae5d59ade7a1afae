#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/interpreter/setting.hpp"

#include <span>

namespace filrouge::proof {

// What can be shown about a pathway that runs, for every case it may ever hold: warnings, by file and place, under the
// rules of loading/rules.hpp. Where something cannot be decided, nothing is said. `settings` are the pathway in places
// and cohorts whose dates are known; without them nothing is said about dates.
[[nodiscard]] Diagnostics prove(const pathway::Pathway& pathway, std::span<const interpreter::Setting> settings);

}  // namespace filrouge::proof
