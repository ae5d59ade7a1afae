#pragma once
#include "adapters/net/http_client.hpp"

#include <optional>
#include <string>

namespace filrouge::webhook {

// A program that is told of messages.
struct Options {
  std::string url;
  std::string secret;           // "whsec_" and 24 to 64 bytes in base64
  std::string previous_secret;  // likewise, while the other side still knows the former one; empty: there is none
  net::Reach reach = net::Reach::public_addresses;
  net::Terms terms;
};

// Why no channel can be made of these options, as one sentence without the secrets; empty where one can.
[[nodiscard]] std::optional<std::string> fault_of(const Options& options);

}  // namespace filrouge::webhook
