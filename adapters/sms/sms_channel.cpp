#include "adapters/sms/sms_channel.hpp"

#include "adapters/sms/extent.hpp"
#include "adapters/sms/phone_number.hpp"
#include "adapters/sms/verdict.hpp"
#include "adapters/sms/written.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

#include <utility>

namespace filrouge::sms {
namespace {

using Kind = port::SendOutcome::Kind;

Options without_fault(Options options) {
  if (const auto fault = fault_of(options)) throw OutsideFailure(OutsideFailure::Kind::unreadable, *fault);
  return options;
}

Values values_of(const Options& options, const std::string& number, std::string_view text, const std::string& id,
                 const Extent& extent) {
  return {{"to", number},
          {"text", std::string(text)},
          {"id", id},
          {"sender", options.sender},
          {"secret", options.secret},
          {"parts", std::to_string(extent.parts)},
          {"alphabet", extent.alphabet == Alphabet::gsm7 ? "gsm7" : "ucs2"}};
}

}  // namespace

SmsChannel::SmsChannel(Options options) : options_(without_fault(std::move(options))), client_(options_.terms) {}

port::SendOutcome SmsChannel::send(const port::OutgoingMessage& message) {
  const auto number = mobile_number(message.recipient_address);
  if (!number) return port::no_address("bad-number");
  const auto text = trimmed(message.text);
  const auto extent = extent_of(text);
  if (extent.parts > options_.parts_max) return {Kind::refused, "sms-too-long"};
  const auto request = request_to(options_, values_of(options_, *number, text, message.id, extent));
  if (!request) return {Kind::refused, "sms-request"};
  const auto reply = client_.exchange(*request);
  auto outcome = verdict(reply, options_, message.at);
  if (outcome.kind == Kind::sent || outcome.kind == Kind::uncertain) outcome.parts = extent.parts;
  return outcome;
}

}  // namespace filrouge::sms
