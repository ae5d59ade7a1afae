#pragma once
#include <string>
#include <string_view>

namespace filrouge {

// HMAC-SHA256 (RFC 2104) of the text, halved to 128 bits as its section 5 allows, in the URL-safe base64 of RFC 4648
// without padding: 22 characters.
[[nodiscard]] std::string signature_of(std::string_view text, std::string_view key);

// Whether it is that of the text. How long this takes tells nothing of where two signatures differ.
[[nodiscard]] bool is_signature_of(std::string_view text, std::string_view signature, std::string_view key);

}  // namespace filrouge
