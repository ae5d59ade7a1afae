#pragma once
#include "engine/port/message_channel.hpp"

#include <string>

namespace filrouge::net {

// What ended a conversation before its time, where it was no reply.
enum class Break { none, unknown_host, no_connection, forbidden_address, no_trust, no_login, lost };

// Of libcurl's CURLcode.
[[nodiscard]] Break break_of(int curl_code);

// What a broken conversation means where no message can have left: the other side takes nothing for now. `kind` begins
// the reason ("relay"), `who` is in the sentence ("mail relay relay.example.org:587").
[[nodiscard]] port::SendOutcome out_of_reach(Break broken, const std::string& kind, const std::string& who);

// The channel takes no message for now; the sentence has place and remedy.
[[nodiscard]] port::SendOutcome unavailable(const std::string& reason, const std::string& sentence);

}  // namespace filrouge::net
