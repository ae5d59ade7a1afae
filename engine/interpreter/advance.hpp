#pragma once
#include "engine/interpreter/step.hpp"

#include <functional>

namespace filrouge::interpreter {

struct Advanced {
  Case after;
  // False when timers kept arming others and a limit was reached before `until` (limits.hpp): an incident.
  bool reached = true;
};

// Lets time pass: fires the timers due by `until`, each at its own due instant, in the order (due, document order).
// `each` is given every step with the instant it saw as `now`; Step::after is taken back when it returns, so it may
// read it but not keep a reference. The steps really run at `ran`, `until` or later; without it, each when it is due.
[[nodiscard]] Advanced advance(const Setting& setting, Case before, Instant until,
                               const std::function<void(Instant now, const Step& step)>& each,
                               std::optional<Instant> ran = {});

}  // namespace filrouge::interpreter
