#pragma once
#include "engine/port/message_channel.hpp"

#include <string>

namespace filrouge::ical {

// "REQUEST" for an appointment that is made or moved, "CANCEL" for one that is called off (RFC 5546).
[[nodiscard]] std::string method_of(const port::Appointment& appointment);

// The appointment of a message as iCalendar (RFC 5545), from its sender to its recipient: times in UTC, lines folded
// and ended by CRLF. The message has one.
[[nodiscard]] std::string invitation(const port::OutgoingMessage& message);

}  // namespace filrouge::ical
