#include "adapters/mail/compose.hpp"

#include "adapters/mail/mime.hpp"

namespace filrouge::mail {

std::string compose(const port::OutgoingMessage& message) {
  const bool ended = message.text.ends_with('\n');
  return "Message-ID: <" + message.id + ">\r\n" + "Date: " + date(message.at) + "\r\n" +
         address_header("From", message.sender_name, message.sender_address) +
         address_header("To", message.recipient_name, message.recipient_address) +
         text_header("Subject", message.subject) + "Auto-Submitted: auto-generated\r\n" + "MIME-Version: 1.0\r\n" +
         "Content-Type: text/plain; charset=UTF-8\r\n" + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
         quoted_printable(message.text) + (ended ? "" : "\r\n");
}

}  // namespace filrouge::mail
