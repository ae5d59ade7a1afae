#pragma once
#include "adapters/smtp/transcript.hpp"
#include "engine/port/message_channel.hpp"

namespace filrouge::smtp {

// What a conversation means for the message. A reply to the recipient or to the text judges the message: 4yz to be
// tried again, 5yz refused. What goes wrong before is the trouble of the relay, whatever the message. `relay` is what
// the sentences call it.
[[nodiscard]] port::SendOutcome verdict(const Transcript& transcript, const std::string& relay);

}  // namespace filrouge::smtp
