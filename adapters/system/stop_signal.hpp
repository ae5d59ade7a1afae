#pragma once
#include <chrono>

namespace filrouge::system {

// From its making to its end, SIGTERM and SIGINT do not end the process but can be asked and waited for. Made before
// any thread is.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  [[nodiscard]] bool received() const { return wait(std::chrono::milliseconds(0)); }
  // Whether one is received within that time.
  [[nodiscard]] bool wait(std::chrono::milliseconds at_most) const;
  // Can be read from the moment one was received.
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace filrouge::system
