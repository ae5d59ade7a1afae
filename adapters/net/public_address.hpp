#pragma once
#include <string_view>

struct sockaddr;

namespace filrouge::net {

// True for an address of the Internet: no loopback, no private, link-local, shared, multicast or reserved network
// (RFC 6890), and none of these within an IPv6 address (mapped, NAT64).
[[nodiscard]] bool is_public(const sockaddr& address);
// The same of an address in its usual writing; false where it is none.
[[nodiscard]] bool is_public_address(std::string_view text);

}  // namespace filrouge::net
