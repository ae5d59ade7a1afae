#pragma once
#include <string>
#include <string_view>

namespace filrouge {

// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

// HMAC-SHA-256 (FIPS 198-1) of the bytes under the key, as 32 bytes.
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view bytes);

}  // namespace filrouge
