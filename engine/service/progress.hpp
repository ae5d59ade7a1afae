#pragma once
#include <cstddef>
#include <functional>

namespace filrouge::service {

// Told, now and then during a long run, how much of it is done so far. An empty one is not told.
using Progress = std::function<void(std::size_t done)>;

inline void tell(const Progress& progress, std::size_t done) {
  if (progress) progress(done);
}

}  // namespace filrouge::service
