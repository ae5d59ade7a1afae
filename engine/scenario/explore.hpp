#pragma once
#include "engine/scenario/walk.hpp"

#include <cstdint>

namespace filrouge::scenario {

struct Found {
  Trouble trouble;
  // The shortest history that ends in it, complete but for the pathway's own rules: a scenario that says in which state
  // the case then is.
  loading::Scenario history;
};

// Random histories from these starts, each a part of a scenario and then what chance gives: every trouble they meet,
// once, in the order of their sentences. The same for a seed.
[[nodiscard]] std::vector<Found> explore(const std::vector<Start>& starts, std::size_t histories, std::uint64_t seed);

}  // namespace filrouge::scenario
