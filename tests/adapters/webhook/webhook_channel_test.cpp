#include "adapters/webhook/webhook_channel.hpp"

#include "adapters/webhook/signature.hpp"
#include "engine/base/error.hpp"
#include "support/catch.hpp"
#include "support/http_receiver.hpp"

#include <set>

#include <nlohmann/json.hpp>

using namespace filrouge;
using Kind = port::SendOutcome::Kind;
using test::HttpReceiver;

namespace {

const auto morning = *parse_rfc3339("2026-07-08T08:00:00Z");

webhook::Options options_of(const HttpReceiver& receiver) {
  webhook::Options options;
  options.url = receiver.url() + "/hook";
  options.secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  options.reach = net::Reach::anywhere;
  options.terms.answer_timeout = std::chrono::milliseconds(500);
  return options;
}

port::OutgoingMessage about_zoe(Instant at = morning) {
  port::OutgoingMessage message;
  message.id = "0672198X.17@filrouge.invalid";
  message.sender_name = "Lycée Inventé";
  message.recipient_name = "Zoé Exemple";
  message.recipient_address = "zoe@example.org";
  message.subject = "Zoé Exemple à rappeler";
  message.text = "Appelez Zoé Exemple.\n";
  message.at = at;
  message.school = SchoolId("0672198X");
  message.name = "july-failed";
  message.cases = {"0672198X/17"};
  return message;
}

}  // namespace

TEST_CASE("a program is told that a message is due, signed, and nothing about a person") {
  HttpReceiver receiver;
  REQUIRE(webhook::WebhookChannel(options_of(receiver)).send(about_zoe()).kind == Kind::sent);
  const auto heard = receiver.heard().at(0);
  CHECK(heard.method == "POST");
  CHECK(heard.target == "/hook");
  CHECK(heard.headers.at("content-type") == "application/json");
  CHECK(nlohmann::json::parse(heard.body) ==
        nlohmann::json{{"type", "message.due"},
                       {"timestamp", "2026-07-08T08:00:00Z"},
                       {"data", {{"message", "july-failed"}, {"school", "0672198X"}, {"cases", {"0672198X/17"}}}}});
  const auto webhook_id = heard.headers.at("webhook-id");
  CHECK(webhook_id.find('.') == std::string::npos);
  CHECK(heard.headers.at("webhook-timestamp") == "1783497600");
  CHECK(heard.headers.at("webhook-signature") ==
        webhook::signature_of(webhook_id, morning, heard.body, {"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}));
  for (const auto* personal : {"Zo", "Exemple", "Appelez", "example.org"})
    CHECK(heard.body.find(personal) == std::string::npos);
}

TEST_CASE("what a program is told twice has one webhook-id, and another time") {
  HttpReceiver receiver;
  webhook::WebhookChannel channel(options_of(receiver));
  const auto fails = GENERATE(&HttpReceiver::hang_up, &HttpReceiver::say_nothing);
  (receiver.*fails)();
  CHECK(channel.send(about_zoe()).kind == Kind::uncertain);
  CHECK(channel.when_uncertain() == port::UncertainPolicy::resend);
  receiver.answer(200);
  CHECK(channel.send(about_zoe(morning + std::chrono::minutes(5))).kind == Kind::sent);
  std::set<std::string> ids, times;
  for (const auto& heard : receiver.heard()) {
    ids.insert(heard.headers.at("webhook-id"));
    times.insert(heard.headers.at("webhook-timestamp"));
  }
  CHECK(ids.size() == 1);
  CHECK(times.size() == 2);
}

TEST_CASE("what a program answers judges the message, or is its own trouble in one sentence") {
  struct Judged {
    int status;
    Kind kind;
    const char* reason;
  };
  const auto judged =
      GENERATE(Judged{204, Kind::sent, ""}, Judged{400, Kind::try_again, "webhook-400"},
               Judged{500, Kind::try_again, "webhook-500"}, Judged{302, Kind::unavailable, "webhook-refuses"},
               Judged{401, Kind::unavailable, "webhook-refuses"}, Judged{404, Kind::unavailable, "webhook-refuses"},
               Judged{410, Kind::unavailable, "webhook-gone"}, Judged{429, Kind::unavailable, "webhook-busy"},
               Judged{503, Kind::unavailable, "webhook-busy"});
  INFO(judged.status);
  HttpReceiver receiver;
  receiver.answer(judged.status, "", "Location: " + receiver.url() + "/elsewhere\r\n");
  const auto outcome = webhook::WebhookChannel(options_of(receiver)).send(about_zoe());
  CHECK(outcome.kind == judged.kind);
  CHECK(outcome.reason == judged.reason);
  CHECK(outcome.trouble.empty() == (judged.kind != Kind::unavailable));
  CHECK(receiver.heard().size() == 1);
}

TEST_CASE("a program that says when to come back is left alone until then") {
  HttpReceiver receiver;
  receiver.answer(429, "", "Retry-After: 120\r\n");
  CHECK(webhook::WebhookChannel(options_of(receiver)).send(about_zoe()).not_before ==
        morning + std::chrono::minutes(2));
}

TEST_CASE("a program that is gone is told nothing any more, until it is configured anew") {
  HttpReceiver receiver;
  receiver.answer(410);
  webhook::WebhookChannel channel(options_of(receiver));
  CHECK(channel.send(about_zoe()).reason == "webhook-gone");
  receiver.answer(200);
  CHECK(channel.send(about_zoe()).reason == "webhook-gone");
  CHECK(receiver.heard().size() == 1);
  CHECK(webhook::WebhookChannel(options_of(receiver)).send(about_zoe()).kind == Kind::sent);
}

TEST_CASE("nothing is told at an address within a private network, whatever name leads there") {
  HttpReceiver receiver;
  auto options = options_of(receiver);
  options.reach = net::Reach::public_addresses;
  const auto* host = GENERATE("127.0.0.1", "localhost", "127.1");
  options.url = "http://" + std::string(host) + receiver.url().substr(receiver.url().rfind(':')) + "/hook";
  INFO(options.url);
  const auto outcome = webhook::WebhookChannel(options).send(about_zoe());
  CHECK(outcome.kind == Kind::unavailable);
  CHECK(outcome.reason == "webhook-forbidden");
  CHECK(outcome.trouble.find("private network") != std::string::npos);
  CHECK(receiver.connections() == 0);
}

TEST_CASE("a webhook with a fault makes no channel") {
  CHECK_THROWS_AS(webhook::WebhookChannel(webhook::Options{}), OutsideFailure);
}
