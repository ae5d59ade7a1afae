#pragma once
#include "adapters/net/http_client.hpp"
#include "engine/port/message_channel.hpp"

#include <string>

namespace filrouge::webhook {

inline constexpr int gone = 410;

// What the answer of a webhook means for a message that was handed to it at `at`. What is about its address, its
// credentials or its load is its own trouble, whatever the message; `who` is what the sentences call it.
[[nodiscard]] port::SendOutcome verdict(const net::HttpReply& reply, const std::string& who, Instant at);

}  // namespace filrouge::webhook
