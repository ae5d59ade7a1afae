#pragma once
#include "adapters/webhook/options.hpp"
#include "engine/port/message_channel.hpp"

namespace filrouge::webhook {

// Tells a program that a message is due (Standard Webhooks 1.0.0). One that it may have been told is told again, under
// its webhook-id, by which the program recognises it. A program that says 410 is told nothing until the channel is
// opened anew.
class WebhookChannel : public port::MessageChannel {
 public:
  // Throws OutsideFailure where the options have a fault.
  explicit WebhookChannel(Options options);

  [[nodiscard]] port::SendOutcome send(const port::OutgoingMessage& message) override;
  [[nodiscard]] port::UncertainPolicy when_uncertain() const override { return port::UncertainPolicy::resend; }

 private:
  [[nodiscard]] net::HttpRequest request_about(const port::OutgoingMessage& message) const;

  Options options_;
  net::HttpClient client_;
  bool gone_ = false;
};

}  // namespace filrouge::webhook
