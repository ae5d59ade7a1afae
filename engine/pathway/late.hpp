#pragma once
#include <cstdint>

namespace filrouge::pathway {

// What a rule does when it acts long after its moment (filrouge::late_after).
enum class Late : std::uint8_t {
  fire,  // acts all the same
  skip,  // does not act any more
  merge  // of several that wait, only the last acts
};

}  // namespace filrouge::pathway
