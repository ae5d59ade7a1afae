#include "adapters/webhook/webhook_channel.hpp"

#include "adapters/net/host.hpp"
#include "adapters/webhook/payload.hpp"
#include "adapters/webhook/signature.hpp"
#include "adapters/webhook/verdict.hpp"
#include "engine/base/error.hpp"

#include <utility>

namespace filrouge::webhook {
namespace {

Options without_fault(Options options) {
  if (const auto fault = fault_of(options)) throw OutsideFailure(OutsideFailure::Kind::unreadable, *fault);
  return options;
}

}  // namespace

WebhookChannel::WebhookChannel(Options options)
    : options_(without_fault(std::move(options))), client_(options_.terms, options_.reach) {}

net::HttpRequest WebhookChannel::request_about(const port::OutgoingMessage& message) const {
  const auto id = identity_of(message);
  auto payload = payload_of(message);
  std::vector<std::string> secrets{options_.secret};
  if (!options_.previous_secret.empty()) secrets.push_back(options_.previous_secret);
  return {"POST",
          options_.url,
          {"Content-Type: application/json", "webhook-id: " + id, "webhook-timestamp: " + seconds_of(message.at),
           "webhook-signature: " + signature_of(id, message.at, payload, secrets)},
          std::move(payload)};
}

port::SendOutcome WebhookChannel::send(const port::OutgoingMessage& message) {
  net::HttpReply reply;
  reply.status = gone;
  if (!gone_) reply = client_.exchange(request_about(message));
  gone_ = reply.status == gone;
  return verdict(reply, "webhook " + net::host_of(options_.url), message.at);
}

}  // namespace filrouge::webhook
