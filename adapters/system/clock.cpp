#include "adapters/system/clock.hpp"

namespace filrouge::system {

Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace filrouge::system
