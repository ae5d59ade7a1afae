#pragma once
#include "adapters/net/http_client.hpp"
#include "adapters/sms/options.hpp"
#include "engine/port/message_channel.hpp"

namespace filrouge::sms {

// Hands text messages to a gateway over HTTP. One that the gateway may have taken is held until a person decides: it
// costs money, and a phone shows it twice. A gateway that drops repeats is asked again instead.
class SmsChannel : public port::MessageChannel {
 public:
  // Throws OutsideFailure where the options have a fault.
  explicit SmsChannel(Options options);

  [[nodiscard]] port::SendOutcome send(const port::OutgoingMessage& message) override;
  [[nodiscard]] port::UncertainPolicy when_uncertain() const override {
    return options_.repeats == Repeats::dropped ? port::UncertainPolicy::resend : port::UncertainPolicy::hold;
  }
  [[nodiscard]] std::size_t messages_a_minute() const override {
    return static_cast<std::size_t>(options_.messages_a_minute);
  }

 private:
  Options options_;
  net::HttpClient client_;
};

}  // namespace filrouge::sms
