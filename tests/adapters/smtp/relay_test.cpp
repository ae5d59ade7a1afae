#include "adapters/mail/delivery_report.hpp"
#include "adapters/net/http_client.hpp"
#include "adapters/smtp/mailbox.hpp"
#include "adapters/smtp/smtp_channel.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

// Against a real Postfix: scripts/with-postfix says what there is.
using namespace filrouge;
using Kind = port::SendOutcome::Kind;
using test::Mailbox;

namespace {

std::filesystem::path relay() {
  const auto* folder = std::getenv("FILROUGE_TEST_RELAY");
  REQUIRE(folder != nullptr);
  return folder;
}

smtp::Options options_of(smtp::Security security) {
  smtp::Options options;
  options.host = "localhost";
  std::ifstream(relay() / (security == smtp::Security::tls ? "tls" : "starttls")) >> options.port;
  options.security = security;
  options.user = "filrouge";
  options.password = "s3cret";
  options.terms.authorities = relay() / "authority.pem";
  options.envelope_sender = "retours@example.test";
  return options;
}

port::OutgoingMessage letter(const std::string& to, int number = 17) {
  return {"0672198X." + std::to_string(number) + "@filrouge.invalid",
          "Lycée des Trois-Saules",
          "ne-pas-repondre@example.test",
          "Zoé Exemple",
          to + "@example.test",
          "Réunion du 7 septembre : où en êtes-vous ?",
          "Bonjour Zoé,\n\nOù en êtes-vous ?\n.\nÀ bientôt\n",
          *parse_rfc3339("2026-07-08T08:00:00Z")};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string message_id_of(const std::string& mail) {
  const auto begin = mail.find("Message-ID: <") + 13;
  return mail.substr(begin, mail.find('>', begin) - begin);
}

}  // namespace

TEST_CASE("a message passes a relay that wants TLS and a password, accents and all") {
  const auto security = GENERATE(smtp::Security::starttls, smtp::Security::tls);
  const Mailbox zoe(relay() / "mail/zoe");
  zoe.empty();
  smtp::SmtpChannel channel(options_of(security));
  const auto outcome = channel.send(letter("zoe"));
  INFO(outcome.reason << " " << outcome.trouble);
  REQUIRE(outcome.kind == Kind::sent);
  const auto mail = zoe.wait_for(1).front();
  INFO(mail);
  CHECK(holds(mail, "with ESMTPSA"));
  CHECK(holds(mail, "Return-Path: <retours@example.test>"));
  CHECK(holds(mail, "From: =?UTF-8?Q?Lyc=C3=A9e_des_Trois=2DSaules?=\n <ne-pas-repondre@example.test>"));
  CHECK(holds(mail, "Subject: =?UTF-8?Q?R=C3=A9union_du_7_septembre_=3A_o=C3=B9_en_"));
  CHECK(mail.ends_with("\n\nBonjour Zo=C3=A9,\n\nO=C3=B9 en =C3=AAtes-vous ?\n.\n=C3=80 bient=C3=B4t\n"));
}

TEST_CASE("a run's messages arrive once each") {
  const Mailbox paul(relay() / "mail/paul");
  paul.empty();
  smtp::SmtpChannel channel(options_of(smtp::Security::starttls));
  constexpr int count = 50;
  for (int i = 0; i < count; ++i) REQUIRE(channel.send(letter("paul", i)).kind == Kind::sent);
  std::set<std::string> ids;
  for (const auto& mail : paul.wait_for(count)) ids.insert(message_id_of(mail));
  CHECK(paul.mails().size() == count);
  CHECK(ids.size() == count);
}

TEST_CASE("a connection that is not trusted carries nothing, and a password that is wrong is said") {
  auto options = options_of(smtp::Security::starttls);
  SECTION("signed by nobody who is known") {
    options.terms.authorities.clear();
    CHECK(smtp::SmtpChannel(options).send(letter("zoe")).reason == "relay-tls");
  }
  SECTION("for another name") {
    options.host = "127.0.0.2";
    CHECK(smtp::SmtpChannel(options).send(letter("zoe")).kind == Kind::unavailable);
  }
  SECTION("the password is wrong") {
    options.password = "secret";
    const auto outcome = smtp::SmtpChannel(options).send(letter("zoe"));
    CHECK(outcome.reason == "relay-login");
    CHECK(holds(outcome.trouble, "refuses the user or the password"));
  }
  SECTION("no password is given, and without one nothing is relayed") {
    options.user.clear();
    options.password.clear();
    CHECK(smtp::SmtpChannel(options).send(letter("zoe")).kind != Kind::sent);
  }
}

TEST_CASE("a gateway asked over HTTPS is trusted by its certificate alone") {
  auto options = options_of(smtp::Security::tls);
  net::HttpRequest request;
  request.url = "https://localhost:" + std::to_string(options.port) + "/";
  SECTION("signed by nobody who is known") {
    options.terms.authorities.clear();
    CHECK(net::HttpClient(options.terms).exchange(request).broken == net::Break::no_trust);
  }
  SECTION("signed by whom it should be: what the relay then says is no HTTP") {
    const auto reply = net::HttpClient(options.terms).exchange(request);
    CHECK(reply.broken != net::Break::no_trust);
    CHECK(reply.status == 0);
  }
}

TEST_CASE("an address that the relay does not know is refused at once") {
  const auto outcome = smtp::SmtpChannel(options_of(smtp::Security::starttls)).send(letter("inconnu"));
  CHECK(outcome.kind == Kind::refused);
  CHECK(outcome.reason == "smtp-550 5.1.1");
}

TEST_CASE("what the relay took and cannot deliver comes back as a report about that message") {
  const Mailbox returns(relay() / "mail/retours");
  returns.empty();
  REQUIRE(smtp::SmtpChannel(options_of(smtp::Security::starttls)).send(letter("parti", 99)).kind == Kind::sent);
  const auto report = mail::read_delivery_report(returns.wait_for(1).front());
  REQUIRE(report);
  CHECK(report->message_id == "0672198X.99@filrouge.invalid");
  REQUIRE(report->recipients.size() == 1);
  CHECK(report->recipients[0].address == "parti@example.test");
  CHECK(report->recipients[0].action == "failed");
  CHECK(report->recipients[0].status == "5.1.1");
}
