#pragma once
#include "adapters/net/http_client.hpp"
#include "adapters/sms/options.hpp"
#include "engine/port/message_channel.hpp"

#include <string>

namespace filrouge::sms {

// What the answer of a gateway means for a message that was handed to it at `at`. A 2xx that says so took it, a 4xx
// about the message refuses it; 500 to be tried again. Nobody knows where the answer is missing, unreadable, or of a
// proxy that did not hear the gateway (502, 504): that is the trouble of the gateway as well, and only its trouble
// where it drops what it is asked for twice. The rest is its trouble, whatever the message.
[[nodiscard]] port::SendOutcome verdict(const net::HttpReply& reply, const Options& options, Instant at);

}  // namespace filrouge::sms
