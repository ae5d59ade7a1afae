#include "adapters/mail/compose.hpp"

#include "adapters/mail/mime.hpp"

#include <string_view>

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
std::string alternatives(const std::string& text, const std::string& html) {
  const auto begin = "--" + std::string(part_mark) + "\r\n";
  return "Content-Type: multipart/alternative; boundary=\"" + std::string(part_mark) + "\"\r\n\r\n" + begin +
         part("text/plain", text) + begin + part("text/html", html) + "--" + std::string(part_mark) + "--\r\n";
}

}  // namespace

std::string compose(const port::OutgoingMessage& message) {
  return "Message-ID: <" + message.id + ">\r\n" + "Date: " + date(message.at) + "\r\n" +
         address_header("From", message.sender_name, message.sender_address) +
         address_header("To", message.recipient_name, message.recipient_address) +
         text_header("Subject", message.subject) + "Auto-Submitted: auto-generated\r\n" + "MIME-Version: 1.0\r\n" +
         (message.html.empty() ? part("text/plain", message.text) : alternatives(message.text, message.html));
}

}  // namespace filrouge::mail
