#pragma once
#include "engine/scenario/walk.hpp"

namespace filrouge::scenario {

// The shortest history found that ends in the same trouble as these steps, which do: steps are left out, then what is
// left is made plainer: no time to wait, no day given, fields left out or with their plainest value.
[[nodiscard]] std::vector<loading::ScenarioStep> shrink(const Start& start, std::vector<loading::ScenarioStep> steps,
                                                        const Trouble& trouble);

}  // namespace filrouge::scenario
