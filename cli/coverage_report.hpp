#pragma once
#include "engine/scenario/coverage.hpp"

#include <iosfwd>

#include <nlohmann/json_fwd.hpp>

namespace filrouge::cli {

// How much of a pathway is reached, of each kind and in all, then each gap with its place; says so where all is less
// than `min` per cent.
void write(std::ostream& out, const scenario::Coverage& coverage, std::size_t min);

[[nodiscard]] nlohmann::json to_json(const scenario::Coverage& coverage);

}  // namespace filrouge::cli
