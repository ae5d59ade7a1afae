#include "adapters/smtp/smtp_channel.hpp"

#include "adapters/smtp/fault_relay.hpp"
#include "engine/base/error.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace filrouge;
using Kind = port::SendOutcome::Kind;
using test::FaultRelay;

namespace {

const auto morning = *parse_rfc3339("2026-07-08T08:00:00Z");

smtp::Options options_of(const FaultRelay& relay) {
  smtp::Options options;
  options.host = "127.0.0.1";
  options.port = relay.port();
  options.security = smtp::Security::none;
  return options;
}

port::OutgoingMessage letter(int number = 17, Instant at = morning) {
  return {"0672198X." + std::to_string(number) + "@filrouge.invalid",
          "Lycée Inventé",
          "ne-pas-repondre@example.org",
          "Zoé Exemple",
          "zoe@example.org",
          "Contact de juillet",
          ".Bonjour Zoé,\n\nAppelez-nous.\n",
          at};
}

}  // namespace

TEST_CASE("a message arrives as it was composed") {
  FaultRelay relay;
  smtp::SmtpChannel channel(options_of(relay));
  REQUIRE(channel.send(letter()).kind == Kind::sent);
  REQUIRE(relay.taken().size() == 1);
  const auto text = relay.taken().front();
  CHECK(text.starts_with("Message-ID: <0672198X.17@filrouge.invalid>\r\n"));
  CHECK(text.ends_with("\r\n.Bonjour Zo=C3=A9,\r\n\r\nAppelez-nous.\r\n"));
}

TEST_CASE("one connection serves all messages of a run") {
  FaultRelay relay;
  smtp::SmtpChannel channel(options_of(relay));
  for (int i = 0; i < 5; ++i) REQUIRE(channel.send(letter(i)).kind == Kind::sent);
  CHECK(relay.taken().size() == 5);
  CHECK(relay.connections() == 1);
}

TEST_CASE("a connection that the relay has ended meanwhile is replaced without a word") {
  FaultRelay relay;
  smtp::SmtpChannel channel(options_of(relay));
  const auto ending = GENERATE(as<std::string>{}, FaultRelay::hang_up, "421 4.4.2 Idle too long");
  INFO(ending);
  REQUIRE(channel.send(letter(1)).kind == Kind::sent);
  relay.answer("MAIL", ending);
  // The new connection meets the same fault, which is the relay's trouble then.
  CHECK(channel.send(letter(2)).kind == Kind::unavailable);
  CHECK(relay.connections() == 2);
  relay.answer_as_usual();
  CHECK(channel.send(letter(2)).kind == Kind::sent);
  CHECK(relay.taken().size() == 2);
}

TEST_CASE("what the relay says of a recipient or a text judges the message alone") {
  struct Judged {
    const char* command;
    const char* reply;
    Kind kind;
    const char* reason;
  };
  const auto judged = GENERATE(Judged{"RCPT", "450 4.2.0 Greylisted", Kind::try_again, "smtp-450 4.2.0"},
                               Judged{"RCPT", "550 5.1.1 No such user", Kind::refused, "smtp-550 5.1.1"},
                               Judged{"DATA", "451 Later", Kind::try_again, "smtp-451"},
                               Judged{".", "452 4.3.1 Full", Kind::try_again, "smtp-452 4.3.1"},
                               Judged{".", "554 5.7.1 Spam", Kind::refused, "smtp-554 5.7.1"});
  INFO(judged.command << " " << judged.reply);
  FaultRelay relay;
  relay.answer(judged.command, judged.reply);
  smtp::SmtpChannel channel(options_of(relay));
  const auto outcome = channel.send(letter());
  CHECK(outcome.kind == judged.kind);
  CHECK(outcome.reason == judged.reason);
  CHECK(outcome.trouble.empty());
  CHECK(relay.taken().empty());
  relay.answer_as_usual();
  CHECK(channel.send(letter(18)).kind == Kind::sent);
}

TEST_CASE("what goes wrong before a recipient is named is the trouble of the relay, in one sentence") {
  struct Trouble {
    const char* command;
    const char* reply;
    const char* reason;
    const char* says;
  };
  const auto trouble =
      GENERATE(Trouble{"CONNECT", "554 5.3.2 Not you", "relay-refuses", "refuses this machine (554 5.3.2)"},
               Trouble{"CONNECT", FaultRelay::hang_up, "relay-unreachable", "does not answer"},
               Trouble{"CONNECT", "421 4.3.2 Shutting down", "relay-busy", "takes no messages for now (421 4.3.2)"},
               Trouble{"AUTH", "535 5.7.8 No", "relay-login", "refuses the user or the password"},
               Trouble{"MAIL", "553 5.7.1 Not yours", "relay-refuses", "refuses the sender (553 5.7.1)"},
               Trouble{"MAIL", "452 4.3.1 Full", "relay-busy", "takes no messages for now (452 4.3.1)"},
               Trouble{"RCPT", "530 5.7.0 Log in first", "relay-login", "refuses the user or the password"},
               Trouble{"RCPT", "421 4.7.0 Too many", "relay-busy", "takes no messages for now (421 4.7.0)"},
               Trouble{"RCPT", FaultRelay::hang_up, "relay-unreachable", "does not answer"});
  INFO(trouble.command << " " << trouble.reply);
  FaultRelay relay;
  relay.answer(trouble.command, trouble.reply);
  auto options = options_of(relay);
  options.user = "lycee";
  options.password = "s3cret";
  smtp::SmtpChannel channel(options);
  const auto outcome = channel.send(letter());
  CHECK(outcome.kind == Kind::unavailable);
  CHECK(outcome.reason == trouble.reason);
  INFO(outcome.trouble);
  CHECK(outcome.trouble.find(trouble.says) != std::string::npos);
  CHECK(outcome.trouble.find("127.0.0.1:" + std::to_string(relay.port())) != std::string::npos);
  CHECK(outcome.trouble.find("s3cret") == std::string::npos);
  CHECK(relay.taken().empty());
}

TEST_CASE("a relay that hangs up in the handshake, offers no STARTTLS or is not there is one sentence too") {
  FaultRelay relay;
  auto options = options_of(relay);
  options.security = smtp::Security::starttls;
  SECTION("it hangs up in the handshake") {
    CHECK(smtp::SmtpChannel(options).send(letter()).reason == "relay-tls");
  }
  SECTION("it offers no STARTTLS") {
    relay.answer("EHLO", "250 fault");
    CHECK(smtp::SmtpChannel(options).send(letter()).reason == "relay-tls");
  }
  SECTION("it speaks in clear where TLS is expected") {
    options.security = smtp::Security::tls;
    CHECK(smtp::SmtpChannel(options).send(letter()).kind == Kind::unavailable);
  }
  SECTION("its name is unknown") {
    options.host = "relay.invalid";
    CHECK(smtp::SmtpChannel(options).send(letter()).reason == "relay-unknown");
  }
  const auto heard = relay.commands();
  CHECK(std::count(heard.begin(), heard.end(), "MAIL") == 0);
}

TEST_CASE("a message that the relay hangs up on stays where it is known to be") {
  FaultRelay relay;
  auto options = options_of(relay);
  options.terms.answer_timeout = std::chrono::milliseconds(1000);
  smtp::SmtpChannel channel(options);
  SECTION("before its text: it did not leave, and others may") {
    relay.answer("DATA", FaultRelay::hang_up);
    CHECK(channel.send(letter()).kind == Kind::try_again);
  }
  SECTION("after its text: it may have been taken") {
    relay.answer(".", FaultRelay::take_and_hang_up);
    CHECK(channel.send(letter()).kind == Kind::uncertain);
    CHECK(relay.taken().size() == 1);
  }
  SECTION("after its text, without taking it: nobody can tell the difference") {
    relay.answer(".", FaultRelay::hang_up);
    CHECK(channel.send(letter()).kind == Kind::uncertain);
    CHECK(relay.taken().empty());
  }
  SECTION("or says nothing any more") {
    relay.answer(".", FaultRelay::silence);
    CHECK(channel.send(letter()).kind == Kind::uncertain);
  }
  CHECK(channel.when_uncertain() == port::UncertainPolicy::resend);
}

TEST_CASE("what a relay took twice has one Message-ID") {
  FaultRelay relay;
  smtp::SmtpChannel channel(options_of(relay));
  relay.answer(".", FaultRelay::take_and_hang_up);
  CHECK(channel.send(letter()).kind == Kind::uncertain);
  relay.answer_as_usual();
  CHECK(channel.send(letter(17, morning + std::chrono::minutes(5))).kind == Kind::sent);
  REQUIRE(relay.taken().size() == 2);
  const auto first_line = [](const std::string& text) { return text.substr(0, text.find("\r\n")); };
  CHECK(first_line(relay.taken()[0]) == first_line(relay.taken()[1]));
}

TEST_CASE("an address that would be a command of its own never reaches the relay") {
  FaultRelay relay;
  smtp::SmtpChannel channel(options_of(relay));
  auto message = letter();
  message.recipient_address = "zoe@example.org>\r\nRCPT TO:<all@example.org";
  const auto outcome = channel.send(message);
  CHECK(outcome.reason == "bad-address");
  CHECK(outcome.unreachable);
  CHECK(relay.connections() == 0);
}

TEST_CASE("options with a fault make no channel") {
  smtp::Options options;
  options.host = "relay example";
  CHECK_THROWS_AS(smtp::SmtpChannel(options), OutsideFailure);
}

TEST_CASE("an address is unreachable where the relay says so of the recipient, not of the text") {
  struct Said {
    const char* command;
    const char* reply;
    bool unreachable;
  };
  const auto said = GENERATE(Said{"RCPT", "550 5.1.1 No such user", true},
                             Said{"RCPT", "550 5.7.1 Not from you", false}, Said{"RCPT", "450 4.1.1 Try later", false},
                             Said{"RCPT", "550 No", false}, Said{".", "550 5.1.1 No such user", false});
  INFO(said.command << " " << said.reply);
  FaultRelay relay;
  smtp::SmtpChannel channel(options_of(relay));
  relay.answer(said.command, said.reply);
  CHECK(channel.send(letter()).unreachable == said.unreachable);
}
