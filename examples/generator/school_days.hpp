#pragma once
#include "engine/base/time.hpp"

namespace filrouge::example {

[[nodiscard]] Day date(int year, unsigned month, unsigned day);

// The day itself or the first after it on which staff of a lycée in Moselle (zone B) meet pupils: Monday to Friday, no
// public holiday, outside the school holidays of 2025-2026 and 2026-2027 but for July.
[[nodiscard]] Day open_day(Day day);

// The count-th open day after `day`.
[[nodiscard]] Day open_days_after(Day day, int count);

}  // namespace filrouge::example
