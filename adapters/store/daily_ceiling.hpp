#pragma once
#include "adapters/store/session.hpp"
#include "engine/port/outbox_store.hpp"

#include <cstddef>

namespace filrouge::store {

// Whether whoever is to get a delivery that this transaction has claimed has had `most` messages today already, or is
// being sent them by others. Then it is put back, and with it all that waits for the same person, until tomorrow. Only
// pupils and guardians have a ceiling. Others who claim for the same person wait until the transaction ends, so that
// two of them never take the last place.
[[nodiscard]] bool put_off_beyond(std::size_t most, Session& session, Transaction& transaction,
                                  const port::DeliveryRecord& claimed, Instant now);

}  // namespace filrouge::store
