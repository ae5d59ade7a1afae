#pragma once
#include <cstddef>

namespace filrouge::service {

// Cases that are decided and stored together. Enough that flushing a batch to the disk, some milliseconds, weighs
// little beside its rows; few enough that a batch takes a fraction of a second, which is what a stop waits for.
inline constexpr std::size_t cases_a_batch = 10'000;

}  // namespace filrouge::service
