#pragma once
#include "adapters/store/session.hpp"
#include "engine/port/outbox_store.hpp"

#include <chrono>
#include <cstddef>

namespace filrouge::store {

// Nobody outside is written to between 20:00 and 8:00: whatever left within twelve hours left today, in every time
// zone, and what is put off by as much waits for a morning. What left twelve hours later left by a clock that was set.
inline constexpr std::chrono::hours ceiling_day{12};

// Whether whoever is to get a delivery that was claimed has had `most` messages today already, or is being sent them by
// others. Then it is put back, and with it all that waits for the same person, until tomorrow. Others who find the day
// full wait until this one has decided, so that not all of them leave the last place to one another. Only pupils and
// guardians have a ceiling.
[[nodiscard]] bool put_off_beyond(std::size_t most, Session& session, const port::ClaimedDelivery& claimed,
                                  Instant now);

}  // namespace filrouge::store
