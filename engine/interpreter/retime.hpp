#pragma once
#include "engine/interpreter/step.hpp"
#include "engine/interpreter/upcoming.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::interpreter {

// A timer that is due at another instant than before; no instant where its date is not known.
struct MovedTimer {
  std::string id;  // as in Upcoming
  std::string rule;
  std::optional<Instant> before;
  std::optional<Instant> after;
  friend bool operator==(const MovedTimer&, const MovedTimer&) = default;
};

struct Retimed {
  Step step;
  std::vector<MovedTimer> moved;  // in the order of the new due instants
};

// Brings a case to a setting whose dates are not those its timers were computed with: computed facts, conditions and
// timers are asked again, due dates and unfired rungs move, and what is due by `now` fires. Nothing done is undone.
// Delayed events (send) keep their instant.
[[nodiscard]] Retimed retime(const Setting& setting, Case before, Instant now);

}  // namespace filrouge::interpreter
