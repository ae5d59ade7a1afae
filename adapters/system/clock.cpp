#include "adapters/system/clock.hpp"

#include <ctime>

namespace filrouge::system {

Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

std::chrono::microseconds uptime() {
  timespec since{};
  ::clock_gettime(CLOCK_BOOTTIME, &since);
  return std::chrono::seconds(since.tv_sec) +
         std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::nanoseconds(since.tv_nsec));
}

}  // namespace filrouge::system
