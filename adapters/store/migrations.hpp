#pragma once
#include "adapters/store/address.hpp"

#include <string_view>
#include <vector>

namespace filrouge::store {

// One numbered file of migrations/, built into the program. Numbers count from 1 without gaps; a file never changes
// once it was released, which the recorded checksum watches over.
struct Migration {
  std::string_view name;  // "0001_initial"
  std::string_view text;
};

[[nodiscard]] const std::vector<Migration>& migrations_of(Engine engine);

}  // namespace filrouge::store
