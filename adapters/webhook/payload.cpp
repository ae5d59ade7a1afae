#include "adapters/webhook/payload.hpp"

#include "engine/base/digest.hpp"

#include <nlohmann/json.hpp>

namespace filrouge::webhook {

std::string payload_of(const port::OutgoingMessage& message) {
  const nlohmann::ordered_json payload{
      {"type", "message.due"},
      {"timestamp", to_rfc3339(message.at)},
      {"data", {{"message", message.name}, {"school", message.school.value()}, {"cases", message.cases}}}};
  return payload.dump();
}

std::string identity_of(const port::OutgoingMessage& message) {
  return "msg_" + sha256_hex(message.id).substr(0, 32);
}

}  // namespace filrouge::webhook
