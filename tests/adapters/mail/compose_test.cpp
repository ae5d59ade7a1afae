#include "adapters/mail/compose.hpp"

#include "support/catch.hpp"
#include "support/holds.hpp"

using namespace filrouge;
using test::holds;

namespace {

port::OutgoingMessage invitation(const std::string& html) {
  port::OutgoingMessage message;
  message.id = "0672198X.17@filrouge.invalid";
  message.sender_name = "Lycée Inventé";
  message.sender_address = "ne-pas-repondre@filrouge.invalid";
  message.recipient_name = "Zoé Exemple";
  message.recipient_address = "zoe@example.org";
  message.subject = "Réunion d'été";
  message.text = "Venez à la réunion.\n";
  message.at = *parse_rfc3339("2026-07-08T08:00:00Z");
  message.html = html;
  return message;
}

}  // namespace

TEST_CASE("a message without HTML is plain text") {
  const auto mail = mail::compose(invitation(""));
  CHECK(holds(mail, "Subject: =?UTF-8?Q?R=C3=A9union_d=27=C3=A9t=C3=A9?=\r\n"));
  CHECK(holds(mail,
              "\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
              "Venez =C3=A0 la r=C3=A9union.\r\n"));
  CHECK_FALSE(holds(mail, "multipart"));
}

TEST_CASE("a message with HTML has both, the HTML last, for whoever can show it") {
  const auto mail = mail::compose(invitation("<p>Venez à la <b>réunion</b>.</p>\n"));
  const auto body = mail.substr(mail.find("Content-Type"));
  CHECK(body ==
        "Content-Type: multipart/alternative; boundary=\"=_filrouge\"\r\n\r\n"
        "--=_filrouge\r\n"
        "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Venez =C3=A0 la r=C3=A9union.\r\n"
        "--=_filrouge\r\n"
        "Content-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<p>Venez =C3=A0 la <b>r=C3=A9union</b>.</p>\r\n"
        "--=_filrouge--\r\n");
}

TEST_CASE("no text ends the part it stands in") {
  auto message = invitation("<p>--=_filrouge--</p>\n");
  message.text = "--=_filrouge--\n";
  const auto mail = mail::compose(message);
  CHECK(holds(mail, "--=3D_filrouge--\r\n--=_filrouge\r\n"));
  CHECK(holds(mail, "<p>--=3D_filrouge--</p>\r\n--=_filrouge--\r\n"));
}

TEST_CASE("an appointment is a part of its own, which mail programs put into calendars") {
  auto message = invitation(GENERATE(std::string(), std::string("<p>Venez</p>\n")));
  message.appointment.emplace();
  message.appointment->id = "0123456789abcdef";
  message.appointment->title = "Réunion";
  message.appointment->day = parse_day("2026-09-04");
  message.appointment->cancelled = GENERATE(false, true);
  const auto mail = mail::compose(message);
  INFO(mail);
  const std::string method = message.appointment->cancelled ? "CANCEL" : "REQUEST";
  CHECK(holds(mail, "\r\n\r\n--=_filrouge\r\nContent-Type: text/plain; charset=UTF-8\r\n"));
  CHECK(holds(mail, "--=_filrouge\r\nContent-Type: text/calendar; method=" + method + "; charset=UTF-8\r\n"));
  CHECK(holds(mail, "SUMMARY:R=C3=A9union\r\n"));
  CHECK(mail.ends_with("END:VCALENDAR\r\n--=_filrouge--\r\n"));
}
