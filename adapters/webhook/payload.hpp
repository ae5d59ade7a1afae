#pragma once
#include "engine/port/message_channel.hpp"

#include <string>

namespace filrouge::webhook {

// What a receiver is told of a message, as JSON: that it is due, its name, the school and the numbers of its cases.
// No name, no address, no text of a person: whoever may know more asks for it.
[[nodiscard]] std::string payload_of(const port::OutgoingMessage& message);

// What names the message at every attempt: letters, digits and _ (a full stop would blur what is signed).
[[nodiscard]] std::string identity_of(const port::OutgoingMessage& message);

}  // namespace filrouge::webhook
