#pragma once
#include <string_view>

namespace filrouge::mail {

// True for an enhanced status code (RFC 3463) by which nobody is reached at the address, whoever writes: it does not
// exist, its mailbox is disabled, no way leads there. False for what is about the message, the relay or a full mailbox.
[[nodiscard]] bool says_unreachable(std::string_view status);

}  // namespace filrouge::mail
