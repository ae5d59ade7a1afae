#pragma once
#include "engine/loading/scenario.hpp"

#include <string>

namespace filrouge::scenario {

// The scenario as its author would write it; load_scenario reads it back.
[[nodiscard]] std::string to_yaml(const loading::Scenario& scenario);

}  // namespace filrouge::scenario
