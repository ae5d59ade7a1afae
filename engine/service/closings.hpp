#pragma once
#include "engine/port/history_row.hpp"

#include <cstdint>
#include <vector>

namespace filrouge::service {

// The step that closed a case.
struct Closing {
  std::int64_t sequence{};
  Instant at;
};

// Those of a history, in its order: one that was reopened is closed again.
[[nodiscard]] std::vector<Closing> closings_in(const std::vector<port::RecordedStep>& history);

}  // namespace filrouge::service
