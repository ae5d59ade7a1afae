#pragma once
#include "engine/port/outbox_store.hpp"
#include "engine/port/people_store.hpp"

#include <cstddef>

namespace filrouge::service {

// Sends again what was due within the last week and reached nobody because of an address, where the recipient has one
// by now at which people are written to: it was corrected, or its mark was lifted. Older ones are left to whoever
// decides about them. How many.
[[nodiscard]] std::size_t resend_corrected(const SchoolId& school, port::OutboxStore& outbox, port::PeopleStore& people,
                                           Instant now);

}  // namespace filrouge::service
