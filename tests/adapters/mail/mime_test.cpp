#include "adapters/mail/mime.hpp"

#include "support/catch.hpp"

#include <sstream>

using namespace filrouge;
using namespace filrouge::mail;

namespace {

bool lines_fit(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (line.size() > 77) return false;  // 76 and the carriage return
  return true;
}

}  // namespace

TEST_CASE("a subject in plain ASCII stays readable") {
  CHECK(text_header("Subject", "AVENIRPRO+") == "Subject: AVENIRPRO+\r\n");
}

TEST_CASE("accents become encoded words") {
  CHECK(text_header("Subject", "Réunion d'été") == "Subject: =?UTF-8?Q?R=C3=A9union_d=27=C3=A9t=C3=A9?=\r\n");
}

TEST_CASE("a long subject is folded between characters, never inside one") {
  std::string subject;
  for (int i = 0; i < 60; ++i) subject += "é";
  const auto header = text_header("Subject", subject);
  CHECK(lines_fit(header));
  CHECK(header.find("=C3?=") == std::string::npos);
  CHECK(header.find("?=\r\n =?UTF-8?Q?") != std::string::npos);
}

TEST_CASE("a line break in a value adds no header") {
  const auto header = text_header("Subject", "hello\r\nBcc: everyone@example.org");
  CHECK(header.find("\r\nBcc") == std::string::npos);
  CHECK(header.substr(header.size() - 2) == "\r\n");
  const auto to = address_header("To", "A\r\nBcc: x@example.org", "a@example.org");
  CHECK(to.find("\r\nBcc") == std::string::npos);
}

TEST_CASE("a display name with a comma is encoded") {
  CHECK(address_header("To", "Durand, Zoé", "zoe@example.org") ==
        "To: =?UTF-8?Q?Durand=2C_Zo=C3=A9?=\r\n <zoe@example.org>\r\n");
  CHECK(address_header("To", "", "zoe@example.org") == "To: zoe@example.org\r\n");
}

TEST_CASE("the date is written as RFC 5322 wants it") {
  CHECK(date(*parse_rfc3339("2026-07-13T22:00:05Z")) == "Mon, 13 Jul 2026 22:00:05 +0000");
}

TEST_CASE("text becomes quoted-printable with CRLF and short lines") {
  CHECK(quoted_printable("é = 1\nfin ") == "=C3=A9 =3D 1\r\nfin=20");
  const std::string long_line(200, 'x');
  const auto encoded = quoted_printable(long_line);
  CHECK(lines_fit(encoded));
  CHECK(encoded.find("=\r\n") != std::string::npos);
}
