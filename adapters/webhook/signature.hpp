#pragma once
#include "engine/base/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Signatures of Standard Webhooks 1.0.0, https://www.standardwebhooks.com.
namespace filrouge::webhook {

// The key in a secret, "whsec_" and base64; empty where it is none, or not of 24 to 64 bytes.
[[nodiscard]] std::optional<std::string> key_of(std::string_view secret);

// "v1,BASE64 v1,BASE64": the HMAC-SHA256 of ID.SECONDS.PAYLOAD by each secret, which key_of() reads.
[[nodiscard]] std::string signature_of(std::string_view id, Instant at, std::string_view payload,
                                       const std::vector<std::string>& secrets);

// Whole seconds since 1970, as webhook-timestamp has them.
[[nodiscard]] std::string seconds_of(Instant at);

}  // namespace filrouge::webhook
