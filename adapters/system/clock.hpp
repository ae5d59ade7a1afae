#pragma once
#include "engine/port/clock.hpp"

namespace filrouge::system {

// The machine's clock, to the microsecond.
class SystemClock : public port::Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

}  // namespace filrouge::system
