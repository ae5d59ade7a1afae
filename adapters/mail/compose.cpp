#include "adapters/mail/compose.hpp"

#include "adapters/calendar/invitation.hpp"
#include "adapters/mail/mime.hpp"

#include <string_view>
#include <vector>

namespace filrouge::mail {

namespace {

// No line of quoted-printable holds "=_" (RFC 2045 §6.7): no part can end another one.
constexpr std::string_view part_mark = "=_filrouge";

std::string part(std::string_view type, const std::string& text) {
  return "Content-Type: " + std::string(type) +
         "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted_printable(text) +
         (text.ends_with('\n') ? "" : "\r\n");
}

// RFC 2046 §5.1.4: whoever can show the last shows it.
std::string alternatives(const std::vector<std::string>& parts) {
  const auto mark = "--" + std::string(part_mark);
  auto all = "Content-Type: multipart/alternative; boundary=\"" + std::string(part_mark) + "\"\r\n\r\n";
  for (const auto& each : parts) all += mark + "\r\n" + each;
  return all + mark + "--\r\n";
}

// An appointment that mail programs put into calendars (RFC 6047).
std::string calendar_part(const port::OutgoingMessage& message) {
  auto invitation = ical::invitation(message);
  std::erase(invitation, '\r');
  return part("text/calendar; method=" + ical::method_of(*message.appointment), invitation);
}

std::string body_of(const port::OutgoingMessage& message) {
  std::vector<std::string> parts{part("text/plain", message.text)};
  if (!message.html.empty()) parts.push_back(part("text/html", message.html));
  if (message.appointment) parts.push_back(calendar_part(message));
  return parts.size() == 1 ? parts.front() : alternatives(parts);
}

}  // namespace

std::string compose(const port::OutgoingMessage& message) {
  return "Message-ID: <" + message.id + ">\r\n" + "Date: " + date(message.at) + "\r\n" +
         address_header("From", message.sender_name, message.sender_address) +
         address_header("To", message.recipient_name, message.recipient_address) +
         text_header("Subject", message.subject) + "Auto-Submitted: auto-generated\r\n" + "MIME-Version: 1.0\r\n" +
         body_of(message);
}

}  // namespace filrouge::mail
