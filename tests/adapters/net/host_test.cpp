#include "adapters/net/host.hpp"

#include "support/catch.hpp"

using namespace filrouge;

TEST_CASE("what is of this machine is told by its address, not by how a name begins") {
  for (const auto* host : {"localhost", "127.0.0.1", "127.9.9.9", "[::1]"}) CHECK(net::is_this_machine(host));
  for (const auto* host : {"127.example.org", "localhost.example.org", "10.0.0.1"})
    CHECK_FALSE(net::is_this_machine(host));
}

TEST_CASE("messages go to a URL by https, or by http to this machine") {
  CHECK_FALSE(net::fault_of_url("https://sms.example.org/v1/messages?a=b"));
  CHECK_FALSE(net::fault_of_url("http://127.0.0.1:8080/"));
  CHECK_FALSE(net::fault_of_url("http://[::1]:8080/"));
  CHECK(net::fault_of_url("http://sms.example.org/") ==
        "\"sms.example.org\" is another machine: messages go there by https, not in clear.");
  for (const auto* url : {"", "sms.example.org", "ftp://sms.example.org/", "https://", "https://user:pass@a.example"})
    CHECK(net::fault_of_url(url));
}
