#pragma once
#include "engine/calendar/place.hpp"
#include "engine/port/outbox_store.hpp"

#include <string>

namespace filrouge::cli {

// What a code of a delivery says to people: "they want no messages", "the mailbox is full (450 4.2.2)".
[[nodiscard]] std::string reason_in_words(const std::string& reason);

// What became of a delivery: "sent 2026-08-24 12:00", "not sent: no address is known".
[[nodiscard]] std::string fate_in_words(const port::DeliveryRecord& delivery, const calendar::Place& place);

// What happened to it on its way: "tried in vain: the mailbox is full (450 4.2.2)".
[[nodiscard]] std::string event_in_words(const port::DeliveryEvent& event);

}  // namespace filrouge::cli
