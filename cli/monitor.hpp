#pragma once
#include "engine/daemon/status.hpp"

#include <mutex>

namespace filrouge::cli {

// How the daemon is: changed by the thread of its loop, read by any other.
class Monitor {
 public:
  template <class Change>
  void update(Change change) {
    const std::lock_guard lock(mutex_);
    change(status_);
  }
  [[nodiscard]] daemon::Status status() const {
    const std::lock_guard lock(mutex_);
    return status_;
  }

 private:
  mutable std::mutex mutex_;
  daemon::Status status_;
};

}  // namespace filrouge::cli
