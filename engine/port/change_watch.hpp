#pragma once
#include <chrono>

namespace filrouge::port {

// A daemon looks for work at least so often. Who writes something due later than that need not wake it.
inline constexpr std::chrono::seconds look_again{60};

// Learns that somebody else has written to the database.
class ChangeWatch {
 public:
  virtual ~ChangeWatch() = default;
  // Waits at most so long; true when it ended before, because something was written since the last call that may be
  // due soon, or because the file descriptor `interrupt` can be read. Throws OutsideFailure when the database does not
  // serve.
  [[nodiscard]] virtual bool wait(std::chrono::milliseconds at_most, int interrupt) = 0;
  // What was written so far ends no wait: it is the caller's own. Throws likewise.
  virtual void overlook() = 0;
};

}  // namespace filrouge::port
