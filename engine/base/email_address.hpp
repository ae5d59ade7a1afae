#pragma once
#include <string_view>

namespace filrouge {

// True for an address as mail servers and headers take it (RFC 5321, RFC 5322) without the extension for other letters
// (RFC 6531), which few relays have: ASCII, one @ with something on both sides, no blank, none of the signs that would
// have to be quoted, 254 bytes at most.
[[nodiscard]] bool is_email_address(std::string_view text);

}  // namespace filrouge
