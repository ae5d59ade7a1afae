#pragma once
#include <cstddef>
#include <functional>

namespace filrouge::service {

// Told, now and then during a long run, how much of it is done so far. An empty one is not told.
using Progress = std::function<void(std::size_t done)>;

inline void tell(const Progress& progress, std::size_t done) {
  if (progress) progress(done);
}

// Asked between two parts of a long run whether to end it there; what was done so far is done. An empty one never ends
// it.
using Stop = std::function<bool()>;

[[nodiscard]] inline bool wanted(const Stop& stop) {
  return stop && stop();
}

}  // namespace filrouge::service
