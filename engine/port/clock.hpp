#pragma once
#include "engine/base/time.hpp"

namespace filrouge::port {

// Where the present comes from: the machine's clock, or the instant a rehearsal has set.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

}  // namespace filrouge::port
