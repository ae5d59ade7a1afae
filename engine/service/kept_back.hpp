#pragma once
#include "engine/service/delivery_context.hpp"

#include <optional>

namespace filrouge::service {

// Why a delivery that is due does not leave at `now` after all, whatever path led here: it is night or a Sunday where
// the school is (released until the morning), its message may not be told any more, or its recipient may not be written
// to (suppressed). Nothing where it leaves.
[[nodiscard]] std::optional<port::Settlement> kept_back(const port::DeliveryRecord& delivery,
                                                        const std::vector<port::IntentRecord>& intents,
                                                        const DeliveryContext& context, Instant now);

}  // namespace filrouge::service
