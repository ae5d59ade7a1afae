#include "adapters/net/public_address.hpp"

#include "support/catch.hpp"

using namespace filrouge;

TEST_CASE("an address of the Internet is public") {
  for (const auto* address : {"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "223.255.255.254",
                              "2001:4860:4860::8888", "2a01:e0a::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"}) {
    INFO(address);
    CHECK(net::is_public_address(address));
  }
}

TEST_CASE("what leads into a network of one's own is not, however it is written") {
  for (const auto* address : {"127.0.0.1",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "100.64.0.1",
                              "0.0.0.0",
                              "224.0.0.1",
                              "255.255.255.255",
                              "198.18.0.1",
                              "192.0.2.1",
                              "::1",
                              "::",
                              "fe80::1",
                              "fc00::1",
                              "fd12::1",
                              "ff02::1",
                              "::ffff:127.0.0.1",
                              "::ffff:10.0.0.1",
                              "64:ff9b::7f00:1",
                              "64:ff9b::169.254.169.254",
                              "2002:7f00:1::",
                              "2001::1",
                              "2001:db8::1",
                              "::7f00:1",
                              "localhost",
                              ""}) {
    INFO(address);
    CHECK_FALSE(net::is_public_address(address));
  }
}
