#pragma once
#include "engine/service/delivery_context.hpp"

#include <optional>

namespace filrouge::service {

// Of a delivery's intents, those that may still be told; why not, where none may.
struct StillTold {
  std::vector<port::IntentRecord> intents;
  std::string withheld;  // a code of suppression
};
// Asked just before it leaves: what is too late, what a case wanted that was closed since, and what is meant for a role
// whose condition does not hold any more, is not told.
[[nodiscard]] StillTold still_told(const std::vector<port::IntentRecord>& intents, const DeliveryContext& context,
                                   Instant now);

// Why a delivery that is due does not leave at `now` after all, whatever path led here: it is night or a Sunday where
// the school is (released until the morning), or its recipient may not be written to (suppressed). Nothing where it
// leaves.
[[nodiscard]] std::optional<port::Settlement> kept_back(const port::DeliveryRecord& delivery,
                                                        const std::vector<port::IntentRecord>& intents,
                                                        const DeliveryContext& context, Instant now);

}  // namespace filrouge::service
