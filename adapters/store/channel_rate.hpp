#pragma once
#include "adapters/store/session.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace filrouge::store {

// Counts one message that is about to leave by the channel. Where as many have left within a minute already, by the
// database's clock and whoever sent them, nothing is counted: how long until there is room. Seconds are counted whole,
// so that the minute is one of up to 61 seconds.
[[nodiscard]] std::optional<std::chrono::milliseconds> take_turn(Session& session, const std::string& channel,
                                                                 std::size_t a_minute);

}  // namespace filrouge::store
