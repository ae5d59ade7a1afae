#include "cli/fate_words.hpp"

#include "cli/found_case.hpp"
#include "engine/service/recipients.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace filrouge::cli {
namespace {

using Meaning = std::pair<std::string_view, std::string_view>;

constexpr std::array reasons{
    Meaning{service::suppression::no_address, "no address is known"},
    Meaning{service::suppression::role_condition, "the condition of their role does not hold that day"},
    Meaning{service::suppression::opted_out, "they want no messages"},
    Meaning{service::suppression::unreachable, "nobody is reached at their address any more"},
    Meaning{service::suppression::too_late, "it was too late to tell it"},
    Meaning{service::suppression::case_closed, "the case was closed before it left"},
    Meaning{"hours", "when it was due, people were not written to"},
    Meaning{"unsettled", "whoever sent it died before it was known"},
    Meaning{"no-channel", "there is no such channel"},
    Meaning{"no-subject", "its case or its lycée is not in the database"},
    Meaning{"no-recipient", "who was to get it is not in the database any more"},
    Meaning{"bad-address", "the address is none that can be written to"},
    Meaning{"channel-rate", "its channel has had its messages for this minute"},
    Meaning{"relay-unknown", "the mail relay is not known by its name"},
    Meaning{"relay-unreachable", "the mail relay did not answer"},
    Meaning{"relay-tls", "the mail relay gave no connection that can be trusted"},
    Meaning{"relay-login", "the mail relay refused the user or the password"},
    Meaning{"relay-refuses", "the mail relay takes nothing from here"},
    Meaning{"relay-busy", "the mail relay took nothing for now"},
    Meaning{"gateway-unknown", "the gateway is not known by its name"},
    Meaning{"gateway-unreachable", "the gateway did not answer"},
    Meaning{"gateway-tls", "the gateway gave no connection that can be trusted"},
    Meaning{"gateway-refuses", "the gateway refused what it was asked"},
    Meaning{"gateway-busy", "the gateway took nothing for now"},
    Meaning{"bad-number", "the number is none of a mobile phone"},
    Meaning{"sms-too-long", "it would leave in more text messages than are paid for"},
    Meaning{"sms-no-answer", "the gateway did not say whether it took it"},
    Meaning{"sms-answer-unreadable", "the gateway did not say whether it took it"},
    Meaning{"sms-502", "a proxy did not hear the gateway, which may have taken it"},
    Meaning{"sms-504", "a proxy did not hear the gateway, which may have taken it"},
    Meaning{"sms-not-accepted", "the gateway refused it"},
    Meaning{"webhook-unknown", "the webhook is not known by its name"},
    Meaning{"webhook-unreachable", "the webhook did not answer"},
    Meaning{"webhook-tls", "the webhook gave no connection that can be trusted"},
    Meaning{"webhook-forbidden", "the webhook is in a private network"},
    Meaning{"webhook-refuses", "the webhook refused what it was told"},
    Meaning{"webhook-busy", "the webhook took nothing for now"},
    Meaning{"webhook-gone", "the webhook wants to be told nothing any more"},
    Meaning{"webhook-no-answer", "the webhook did not say whether it heard it"},
    Meaning{"channel", "the channel could not be used"},
    Meaning{"smtp-no-answer", "the mail relay did not say whether it took it"},
    Meaning{"smtp-hung-up", "the mail relay hung up on it"},
};

// What the end of an enhanced status code says (RFC 3463), whatever its class.
constexpr std::array smtp_statuses{
    Meaning{"1.", "the address does not exist"}, Meaning{"2.1", "the mailbox is disabled"},
    Meaning{"2.2", "the mailbox is full"},       Meaning{"2.3", "the message is too large"},
    Meaning{"3.4", "the message is too large"},  Meaning{"4.", "no way leads to the mailbox"},
    Meaning{"7.", "it is not wanted there"},
};

// "5", the messages that had left to the recipient that day, of what is put off for them.
std::string_view after_ceiling(std::string_view code) {
  constexpr std::string_view ceiling = "ceiling ";
  return code.starts_with(ceiling) ? code.substr(ceiling.size()) : std::string_view();
}

bool is_put_off(const std::string& reason) {
  return reason == "hours" || !after_ceiling(reason).empty();
}

std::string status_in_words(std::string_view code, std::string_view otherwise) {
  const auto status = code.substr(code.rfind(' ') + 1);
  const auto* found = std::find_if(smtp_statuses.begin(), smtp_statuses.end(), [&](const Meaning& entry) {
    return status.size() > 2 && status[1] == '.' && status.substr(2).starts_with(entry.first);
  });
  return std::string(found == smtp_statuses.end() ? otherwise : found->second) + " (" + std::string(code) + ")";
}

}  // namespace

std::string reason_in_words(const std::string& reason) {
  constexpr std::string_view smtp = "smtp-";
  constexpr std::string_view bounced = "bounced ";
  constexpr std::string_view unreachable = "unreachable ";
  constexpr std::string_view text = "text: ";
  const auto* found = std::find_if(reasons.begin(), reasons.end(), [&](const Meaning& e) { return e.first == reason; });
  if (found != reasons.end()) return std::string(found->second);
  const std::string_view code = reason;
  if (code.starts_with(unreachable)) return reason_in_words(std::string(code.substr(unreachable.size())));
  if (const auto left = after_ceiling(code); !left.empty()) {
    return std::string(left) + (left == "1" ? " message" : " messages") +
           " had left to them that day, and \"messages_a_day\" under \"delivery\" in the configuration allows no more";
  }
  if (code.starts_with(smtp)) {
    const auto* otherwise = code.starts_with("smtp-4") ? "the mail relay took it not yet" : "the mail relay refused it";
    return status_in_words(code.substr(smtp.size()), otherwise);
  }
  if (code.starts_with(text)) return "its text makes no message: " + std::string(code.substr(text.size()));
  if (code.starts_with(bounced)) return status_in_words(code.substr(bounced.size()), "it could not be delivered");
  return reason;
}

std::string fate_in_words(const port::DeliveryRecord& delivery, const calendar::Place& place) {
  const auto why = reason_in_words(delivery.reason);
  switch (delivery.status) {
    case port::DeliveryStatus::sent:
      return "sent " + (delivery.sent_at ? local_time(place, *delivery.sent_at) : std::string());
    case port::DeliveryStatus::suppressed:
      return "not sent: " + why;
    case port::DeliveryStatus::held:
      return "held, it may have left: " + why;
    case port::DeliveryStatus::dead:
      return "could not be sent: " + why;
    case port::DeliveryStatus::bounced:
      return "came back: " + why;
    case port::DeliveryStatus::pending:
      if (delivery.reason.empty()) break;
      return (is_put_off(delivery.reason) ? "put off: " : "on its way: ") + why;
    case port::DeliveryStatus::sending:
      break;
  }
  return "on its way";
}

std::string event_in_words(const port::DeliveryEvent& event) {
  using Kind = port::DeliveryEvent::Kind;
  const auto why = reason_in_words(event.reason);
  switch (event.kind) {
    case Kind::retried:
      return "tried in vain: " + why;
    case Kind::held:
      return "held, it may have left: " + why;
    case Kind::died:
      return "given up: " + why;
    case Kind::suppressed:
      return "not sent: " + why;
    case Kind::bounced:
      return "came back: " + why;
    case Kind::redriven:
      break;
  }
  return "to be sent again: somebody decided so";
}

}  // namespace filrouge::cli
