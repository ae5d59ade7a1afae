#pragma once
#include "engine/scenario/explore.hpp"

#include <cstdint>
#include <iosfwd>

#include <nlohmann/json_fwd.hpp>

namespace filrouge::cli {

// Each trouble that random histories met, with why and with a scenario that ends in it.
void write(std::ostream& out, const std::vector<scenario::Found>& found, std::size_t histories, std::uint64_t seed);

[[nodiscard]] nlohmann::json to_json(const std::vector<scenario::Found>& found, std::size_t histories,
                                     std::uint64_t seed);

}  // namespace filrouge::cli
