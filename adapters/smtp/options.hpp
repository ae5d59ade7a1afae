#pragma once
#include "adapters/net/handle.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace filrouge::smtp {

// How the connection to a relay is protected. A relay that does not offer what is asked for is not used.
enum class Security {
  starttls,  // in clear until STARTTLS (RFC 3207), before anything is said; port 587 as a rule
  tls,       // from the first byte on (RFC 8314); port 465 as a rule
  none       // for a relay on this machine
};

// A mail relay, and how it wants to be spoken to.
struct Options {
  std::string host;
  std::uint16_t port = 587;
  Security security = Security::starttls;
  std::string user;  // empty: the relay wants no credentials
  std::string password;
  std::string greeting_name;    // what EHLO says; empty: the name of this machine
  std::string envelope_sender;  // where bounces go; empty: the sender's address
  int messages_a_minute = 0;    // what goes beyond it waits; 0: no limit
  net::Terms terms;             // the answer is that to each command, and to the message once it was handed over
};

// Why no channel can be made of these options, as one sentence; empty where one can.
[[nodiscard]] std::optional<std::string> fault_of(const Options& options);

}  // namespace filrouge::smtp
