#include "adapters/webhook/signature.hpp"

#include "engine/base/digest.hpp"
#include "engine/expression/base64.hpp"

namespace filrouge::webhook {
namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t key_bytes_min = 24;
constexpr std::size_t key_bytes_max = 64;

}  // namespace

std::optional<std::string> key_of(std::string_view secret) {
  if (!secret.starts_with(prefix)) return std::nullopt;
  auto key = expression::from_base64(secret.substr(prefix.size()));
  if (!key || key->size() < key_bytes_min || key->size() > key_bytes_max) return std::nullopt;
  return key;
}

std::string signature_of(std::string_view id, Instant at, std::string_view payload,
                         const std::vector<std::string>& secrets) {
  const auto signed_text = std::string(id) + "." + seconds_of(at) + "." + std::string(payload);
  std::string signatures;
  for (const auto& secret : secrets) {
    const auto key = key_of(secret).value_or("");
    signatures += (signatures.empty() ? "v1," : " v1,") + expression::to_base64(hmac_sha256(key, signed_text));
  }
  return signatures;
}

std::string seconds_of(Instant at) {
  return std::to_string(std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count());
}

}  // namespace filrouge::webhook
