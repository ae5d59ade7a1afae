#pragma once
#include "engine/service/delivery_context.hpp"

namespace filrouge::service {

// What becomes of pending intents at `now`: who is written to over which channel, what waits for its hour or digest,
// what came too late. A role with a digest gets one delivery for all its intents of the batch, and what a rule tells
// per school is one delivery for all its cases. Pure.
[[nodiscard]] port::Resolution resolve_intents(const DeliveryContext& context,
                                               const std::vector<port::IntentRecord>& intents, Instant now);

}  // namespace filrouge::service
