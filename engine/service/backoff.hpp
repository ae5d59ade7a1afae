#pragma once
#include <chrono>
#include <string_view>

namespace filrouge::service {

// How long a message waits after so many failed attempts (from 1): 5, 10, 20 minutes and so on up to 8 hours, and up to
// a quarter more, so that what failed together does not come back together. The same message waits equally long each
// time it is asked, in every process.
[[nodiscard]] std::chrono::milliseconds delay_after(int attempts, std::string_view message_id);

// How long a channel is left alone after it was unavailable so many times in a row (from 1): 1, 2, 4 … 15 minutes.
[[nodiscard]] std::chrono::milliseconds pause_after(int failures);

}  // namespace filrouge::service
