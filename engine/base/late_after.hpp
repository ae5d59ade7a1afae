#pragma once
#include <chrono>

namespace filrouge {

// A rule is late when it acts more than this after its moment: because nothing ran when it came, or because its state
// was entered, or its date known, long after. Whoever fires timers once a day is never late.
inline constexpr std::chrono::hours late_after{24};

}  // namespace filrouge
