#include "adapters/mail/delivery_report.hpp"

#include "adapters/mail/status.hpp"
#include "support/catch.hpp"

using namespace filrouge;

namespace {

// As Postfix writes it.
const std::string bounce =
    "Return-Path: <>\r\n"
    "Subject: Undelivered Mail Returned to Sender\r\n"
    "Content-Type: multipart/report; report-type=delivery-status;\r\n"
    "\tboundary=\"6F1B2.17/mail.example.test\"\r\n"
    "MIME-Version: 1.0\r\n"
    "\r\n"
    "This is a MIME-encapsulated message.\r\n"
    "\r\n"
    "--6F1B2.17/mail.example.test\r\n"
    "Content-Type: text/plain; charset=us-ascii\r\n"
    "\r\n"
    "<zoe@example.test>: unknown user\r\n"
    "\r\n"
    "--6F1B2.17/mail.example.test\r\n"
    "Content-Description: Delivery report\r\n"
    "Content-Type: message/delivery-status\r\n"
    "\r\n"
    "Reporting-MTA: dns; mail.example.test\r\n"
    "Arrival-Date: Wed,  8 Jul 2026 10:00:00 +0200 (CEST)\r\n"
    "\r\n"
    "Final-Recipient: rfc822; Zoe@example.test\r\n"
    "Action: failed\r\n"
    "Status: 5.1.1\r\n"
    "Diagnostic-Code: X-Postfix; unknown user:\r\n"
    "    \"zoe\"\r\n"
    "\r\n"
    "--6F1B2.17/mail.example.test\r\n"
    "Content-Type: message/rfc822\r\n"
    "\r\n"
    "Message-ID: <0672198X.17@filrouge.invalid>\r\n"
    "Subject: Contact de juillet\r\n"
    "\r\n"
    "Bonjour\r\n"
    "--6F1B2.17/mail.example.test--\r\n";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

}  // namespace

TEST_CASE("a bounce says which message came back, from where and why") {
  const auto* line_end = GENERATE("\r\n", "\n");
  const auto report = mail::read_delivery_report(replaced(bounce, "\r\n", line_end));
  REQUIRE(report);
  CHECK(report->message_id == "0672198X.17@filrouge.invalid");
  REQUIRE(report->recipients.size() == 1);
  CHECK(report->recipients[0].address == "zoe@example.test");
  CHECK(report->recipients[0].action == "failed");
  CHECK(report->recipients[0].status == "5.1.1");
}

TEST_CASE("where the message does not come back with it, the envelope says which it was") {
  auto text = bounce;
  text.erase(text.find("Message-ID: "), std::string("Message-ID: <0672198X.17@filrouge.invalid>\r\n").size());
  CHECK_FALSE(mail::read_delivery_report(text));
  const auto named =
      replaced(text, "Arrival-Date:", "Original-Envelope-Id: 0672198X.17@filrouge.invalid\r\nArrival-Date:");
  REQUIRE(mail::read_delivery_report(named));
  CHECK(mail::read_delivery_report(named)->message_id == "0672198X.17@filrouge.invalid");
}

TEST_CASE("the recipient as it was written to counts, not where it was forwarded") {
  const auto text =
      replaced(bounce, "Final-Recipient:", "Original-Recipient: rfc822;paul@example.test\r\nFinal-Recipient:");
  CHECK(mail::read_delivery_report(text)->recipients[0].address == "paul@example.test");
}

TEST_CASE("each recipient of a report is told apart") {
  const auto text =
      replaced(bounce, "Final-Recipient:",
               "Final-Recipient: rfc822; paul@example.test\r\nAction: delayed\r\nStatus: 4.4.1 (no answer "
               "from host)\r\n\r\nFinal-Recipient:");
  const auto report = mail::read_delivery_report(text);
  REQUIRE(report);
  REQUIRE(report->recipients.size() == 2);
  CHECK(report->recipients[0].action == "delayed");
  CHECK(report->recipients[0].status == "4.4.1");
  CHECK(report->recipients[1].address == "zoe@example.test");
}

TEST_CASE("what is no report is none, however it is cut or broken") {
  CHECK_FALSE(mail::read_delivery_report(""));
  CHECK_FALSE(mail::read_delivery_report("Subject: Absent\r\nContent-Type: text/plain\r\n\r\nJe suis absente."));
  CHECK_FALSE(mail::read_delivery_report(replaced(bounce, "boundary=", "border=")));
  CHECK_FALSE(mail::read_delivery_report(replaced(bounce, "multipart/report", "multipart/mixed")));
  // The last line is not needed, what comes before it is.
  const auto needed = bounce.find("--6F1B2.17/mail.example.test--");
  for (std::size_t length = 0; length < needed; ++length)
    if (const auto report = mail::read_delivery_report(bounce.substr(0, length))) FAIL("cut at " << length);
}

TEST_CASE("only what is about the address says that nobody is reached there") {
  for (const auto* status : {"5.1.1", "5.1.2", "5.1.10", "5.2.1", "5.4.1", "5.4.4", "5.0.0"}) {
    INFO(status);
    CHECK(mail::says_unreachable(status));
  }
  for (const auto* status :
       {"", "4.1.1", "5.1.8", "5.2.2", "5.2.3", "5.3.0", "5.4.7", "5.5.1", "5.6.0", "5.7.1", "2.0.0"}) {
    INFO(status);
    CHECK_FALSE(mail::says_unreachable(status));
  }
}
