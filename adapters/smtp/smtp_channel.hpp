#pragma once
#include "adapters/smtp/conversation.hpp"
#include "engine/port/message_channel.hpp"

namespace filrouge::smtp {

// Hands messages to a mail relay (RFC 5321), which delivers them. A message whose acceptance was not heard is sent
// again under its Message-ID, by which mail programs and administrators recognise it.
class SmtpChannel : public port::MessageChannel {
 public:
  // Throws OutsideFailure where the options have a fault.
  explicit SmtpChannel(Options options);

  [[nodiscard]] port::SendOutcome send(const port::OutgoingMessage& message) override;
  [[nodiscard]] port::UncertainPolicy when_uncertain() const override { return port::UncertainPolicy::resend; }
  [[nodiscard]] std::size_t messages_a_minute() const override {
    return static_cast<std::size_t>(options_.messages_a_minute);
  }

 private:
  Options options_;
  Conversation conversation_;
};

}  // namespace filrouge::smtp
