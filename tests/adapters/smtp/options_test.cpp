#include "adapters/smtp/options.hpp"

#include "support/catch.hpp"

using namespace filrouge;

namespace {

smtp::Options relay() {
  smtp::Options options;
  options.host = "relay.example.org";
  return options;
}

}  // namespace

TEST_CASE("a relay by its name is enough") {
  CHECK_FALSE(smtp::fault_of(relay()));
}

TEST_CASE("messages of pupils go in clear to this machine only") {
  auto options = relay();
  options.security = smtp::Security::none;
  CHECK(smtp::fault_of(options) ==
        "The mail relay \"relay.example.org\" is another machine: messages go there by STARTTLS or TLS, not in clear.");
  options.host = "127.0.0.1";
  CHECK_FALSE(smtp::fault_of(options));
}

TEST_CASE("what would change the meaning of a command is no option") {
  auto options = relay();
  SECTION("host") {
    options.host = "relay.example.org/a?b";
  }
  SECTION("greeting") {
    options.greeting_name = "lycee\r\nMAIL FROM:<a@b>";
  }
  SECTION("sender") {
    options.envelope_sender = "a@b>\r\nRCPT TO:<c@d";
  }
  SECTION("a user without a password") {
    options.user = "lycee";
  }
  CHECK(smtp::fault_of(options));
}
