#include "adapters/smtp/smtp_channel.hpp"

#include "adapters/mail/compose.hpp"
#include "adapters/smtp/verdict.hpp"
#include "engine/base/email_address.hpp"
#include "engine/base/error.hpp"

#include <utility>

namespace filrouge::smtp {
namespace {

using Kind = port::SendOutcome::Kind;

Options without_fault(Options options) {
  if (const auto fault = fault_of(options)) throw OutsideFailure(OutsideFailure::Kind::unreadable, *fault);
  return options;
}

// The relay had ended a connection between two messages, as it may.
bool was_over(const Transcript& transcript) {
  return transcript.old_connection && transcript.stage < Stage::text &&
         (transcript.code == 0 || transcript.code == 421);
}

}  // namespace

SmtpChannel::SmtpChannel(Options options) : options_(without_fault(std::move(options))), conversation_(options_) {}

port::SendOutcome SmtpChannel::send(const port::OutgoingMessage& message) {
  const auto& sender = options_.envelope_sender.empty() ? message.sender_address : options_.envelope_sender;
  if (!is_email_address(message.recipient_address)) return port::no_address("bad-address");
  if (!is_email_address(sender) || !is_email_address(message.sender_address)) return {Kind::refused, "bad-address"};
  const auto text = mail::compose(message);
  auto transcript = conversation_.about(sender, message.recipient_address, text);
  if (was_over(transcript)) transcript = conversation_.about(sender, message.recipient_address, text);
  return verdict(transcript, options_.host + ":" + std::to_string(options_.port));
}

}  // namespace filrouge::smtp
