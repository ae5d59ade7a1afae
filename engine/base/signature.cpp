#include "engine/base/signature.hpp"

#include <array>

#include <sodium/crypto_auth_hmacsha256.h>
#include <sodium/utils.h>

namespace filrouge {
namespace {

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string signature_of(std::string_view text, std::string_view key) {
  crypto_auth_hmacsha256_state state;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
  crypto_auth_hmacsha256_init(&state, bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
  crypto_auth_hmacsha256_final(&state, code.data());
  constexpr auto kept = code.size() / 2;
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string written(sodium_base64_ENCODED_LEN(kept, variant), '\0');
  sodium_bin2base64(written.data(), written.size(), code.data(), kept, variant);
  written.pop_back();  // the end of a C string
  return written;
}

bool is_signature_of(std::string_view text, std::string_view signature, std::string_view key) {
  const auto right = signature_of(text, key);
  return signature.size() == right.size() && sodium_memcmp(signature.data(), right.data(), right.size()) == 0;
}

}  // namespace filrouge
