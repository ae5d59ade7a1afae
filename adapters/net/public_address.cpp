#include "adapters/net/public_address.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace filrouge::net {
namespace {

struct Network {
  std::uint32_t address;
  unsigned prefix;
};

constexpr std::uint32_t ipv4(unsigned a, unsigned b, unsigned c = 0) {
  return (a << 24U) | (b << 16U) | (c << 8U);
}

// Those of RFC 6890 and its registry that are not globally reachable, multicast and 240.0.0.0/4 included.
constexpr std::array not_public{
    Network{ipv4(0, 0), 8},     Network{ipv4(10, 0), 8},         Network{ipv4(100, 64), 10},
    Network{ipv4(127, 0), 8},   Network{ipv4(169, 254), 16},     Network{ipv4(172, 16), 12},
    Network{ipv4(192, 0), 24},  Network{ipv4(192, 0, 2), 24},    Network{ipv4(192, 168), 16},
    Network{ipv4(198, 18), 15}, Network{ipv4(198, 51, 100), 24}, Network{ipv4(203, 0, 113), 24},
    Network{ipv4(224, 0), 3}};

bool is_public_v4(std::uint32_t address) {
  return std::none_of(not_public.begin(), not_public.end(), [&](const Network& network) {
    return ((address ^ network.address) >> (32U - network.prefix)) == 0;
  });
}

using Bytes = std::array<std::uint8_t, 16>;

bool begins(const Bytes& address, std::initializer_list<std::uint8_t> with) {
  return std::equal(with.begin(), with.end(), address.begin());
}

std::uint32_t last_four(const Bytes& address) {
  std::uint32_t value = 0;
  for (std::size_t i = 12; i < 16; ++i) value = (value << 8U) | address[i];
  return value;
}

// Of all IPv6, what is given out is 2000::/3; of that, tunnels (Teredo, 6to4) and examples are not.
bool is_public_v6(const Bytes& address) {
  if (begins(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) return is_public_v4(last_four(address));
  if (begins(address, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) return is_public_v4(last_four(address));
  if ((address[0] & 0xE0U) != 0x20) return false;
  return !begins(address, {0x20, 0x01, 0, 0}) && !begins(address, {0x20, 0x01, 0x0D, 0xB8}) &&
         !begins(address, {0x20, 0x02});
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return is_public_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 v6{};
  std::memcpy(&v6, &address, sizeof v6);
  Bytes bytes{};
  std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
  return is_public_v6(bytes);
}

bool is_public_address(std::string_view text) {
  const std::string written(text);
  in_addr v4{};
  if (::inet_pton(AF_INET, written.c_str(), &v4) == 1) return is_public_v4(ntohl(v4.s_addr));
  Bytes v6{};
  return ::inet_pton(AF_INET6, written.c_str(), v6.data()) == 1 && is_public_v6(v6);
}

}  // namespace filrouge::net
