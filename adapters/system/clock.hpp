#pragma once
#include "engine/port/clock.hpp"

#include <chrono>

namespace filrouge::system {

// The machine's clock, to the microsecond.
class SystemClock : public port::Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

// Since the machine was started, by a clock that nobody sets and that goes on while it sleeps.
[[nodiscard]] std::chrono::microseconds uptime();

}  // namespace filrouge::system
