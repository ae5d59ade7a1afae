#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::mail {

// What a delivery status notification (RFC 3464) says. Made of what others sent: nothing in it can be relied on.
struct DeliveryReport {
  struct Recipient {
    std::string address;  // in lower case; empty where it is not named
    std::string action;   // "failed", "delayed", "delivered", "relayed" or "expanded"
    std::string status;   // RFC 3463: "5.1.1"
  };
  std::string message_id;  // of the message it is about, without angle brackets
  std::vector<Recipient> recipients;
};

// The report that a mail is (multipart/report, RFC 6522); nothing where it is none, or names no message.
[[nodiscard]] std::optional<DeliveryReport> read_delivery_report(std::string_view mail);

}  // namespace filrouge::mail
