#include "adapters/sms/sms_channel.hpp"

#include "engine/base/error.hpp"
#include "support/catch.hpp"
#include "support/http_receiver.hpp"

#include <nlohmann/json.hpp>

using namespace filrouge;
using Kind = port::SendOutcome::Kind;
using test::HttpReceiver;

namespace {

const auto morning = *parse_rfc3339("2026-07-08T08:00:00Z");

sms::Options options_of(const HttpReceiver& gateway) {
  sms::Options options;
  options.url = gateway.url() + "/messages";
  options.headers = {{"Authorization", "Bearer {{secret}}"}, {"Idempotency-Key", "{{id}}"}};
  options.json = R"({"to": "{{to}}", "from": "{{sender}}", "text": "{{text}}", "parts": "{{parts}}/{{alphabet}}"})";
  options.secret = "s3cret";
  options.sender = "LYCEE";
  options.terms.answer_timeout = std::chrono::milliseconds(500);
  return options;
}

port::OutgoingMessage nudge(Instant at = morning) {
  return {"0672198X.17@filrouge.invalid",
          "Lycée Inventé",
          "ne-pas-repondre@example.org",
          "Zoé Exemple",
          "06 39 98 12 34",
          "Contact de juillet",
          "Bonjour \"Zoé\" : appelez-nous.\n",
          at};
}

}  // namespace

TEST_CASE("a gateway is asked as its configuration says, each value encoded for its place") {
  HttpReceiver gateway;
  auto options = options_of(gateway);
  SECTION("in JSON") {
    const auto outcome = sms::SmsChannel(options).send(nudge());
    CHECK(outcome.kind == Kind::sent);
    CHECK(outcome.parts == 1);
    const auto heard = gateway.heard().at(0);
    CHECK(heard.target == "/messages");
    CHECK(heard.headers.at("content-type") == "application/json");
    CHECK(heard.headers.at("authorization") == "Bearer s3cret");
    CHECK(heard.headers.at("idempotency-key") == "0672198X.17@filrouge.invalid");
    CHECK(nlohmann::json::parse(heard.body) == nlohmann::json{{"to", "+262639981234"},
                                                              {"from", "LYCEE"},
                                                              {"text", "Bonjour \"Zoé\" : appelez-nous."},
                                                              {"parts", "1/gsm7"}});
  }
  SECTION("in a form") {
    options.json.clear();
    options.form = "to={{to}}&text={{text}}";
    CHECK(sms::SmsChannel(options).send(nudge()).kind == Kind::sent);
    CHECK(gateway.heard().at(0).headers.at("content-type") == "application/x-www-form-urlencoded");
    CHECK(gateway.heard().at(0).body == "to=%2B262639981234&text=Bonjour%20%22Zo%C3%A9%22%20%3A%20appelez-nous.");
  }
  SECTION("in its address") {
    options.json.clear();
    options.method = "GET";
    options.url += "?to={{to}}&text={{text}}";
    CHECK(sms::SmsChannel(options).send(nudge()).kind == Kind::sent);
    CHECK(gateway.heard().at(0).target ==
          "/messages?to=%2B262639981234&text=Bonjour%20%22Zo%C3%A9%22%20%3A%20appelez-nous.");
  }
}

TEST_CASE("a gateway takes a message by its status, and by a field of its answer where one is named") {
  HttpReceiver gateway;
  auto options = options_of(gateway);
  const auto answered = [&](int status, const std::string& body) {
    gateway.answer(status, body);
    return sms::SmsChannel(options).send(nudge());
  };
  CHECK(answered(204, "").kind == Kind::sent);
  options.accepted_status = 201;
  CHECK(answered(201, "").kind == Kind::sent);
  CHECK(answered(200, "").kind == Kind::refused);
  options.accepted_field = "messages.0.status";
  options.accepted_value = "queued";
  CHECK(answered(201, R"({"messages": [{"status": "queued"}]})").kind == Kind::sent);
  CHECK(answered(201, R"({"messages": [{"status": "rejected"}]})").reason == "sms-not-accepted");
  CHECK(answered(201, R"({"messages": []})").kind == Kind::refused);
  CHECK(answered(201, "<html>Maintenance</html>").kind == Kind::uncertain);
  options.accepted_value.clear();
  CHECK(answered(201, R"({"messages": [{"status": 7}]})").kind == Kind::sent);
}

TEST_CASE("what a gateway says judges the message, or is its own trouble in one sentence") {
  struct Judged {
    int status;
    Kind kind;
    const char* reason;
  };
  const auto judged =
      GENERATE(Judged{400, Kind::refused, "sms-400"}, Judged{422, Kind::refused, "sms-422"},
               Judged{408, Kind::try_again, "sms-408"}, Judged{500, Kind::try_again, "sms-500"},
               Judged{502, Kind::uncertain, "sms-502"}, Judged{504, Kind::uncertain, "sms-504"},
               Judged{401, Kind::unavailable, "gateway-refuses"}, Judged{402, Kind::unavailable, "gateway-refuses"},
               Judged{404, Kind::unavailable, "gateway-refuses"}, Judged{307, Kind::unavailable, "gateway-refuses"},
               Judged{429, Kind::unavailable, "gateway-busy"}, Judged{503, Kind::unavailable, "gateway-busy"});
  INFO(judged.status);
  HttpReceiver gateway;
  gateway.answer(judged.status);
  const auto outcome = sms::SmsChannel(options_of(gateway)).send(nudge());
  CHECK(outcome.kind == judged.kind);
  CHECK(outcome.reason == judged.reason);
  CHECK(outcome.trouble.empty() == (judged.kind == Kind::refused || judged.kind == Kind::try_again));
  CHECK(outcome.trouble.find("s3cret") == std::string::npos);
  CHECK(gateway.heard().size() == 1);
}

TEST_CASE("a gateway that says when to come back is left alone until then") {
  HttpReceiver gateway;
  gateway.answer(429, "", "Retry-After: 30\r\n");
  const auto outcome = sms::SmsChannel(options_of(gateway)).send(nudge());
  CHECK(outcome.kind == Kind::unavailable);
  CHECK(outcome.not_before == morning + std::chrono::seconds(30));
}

TEST_CASE("a gateway that is down is left alone, whether or not it may have taken the one message") {
  const auto status = GENERATE(502, 504);
  HttpReceiver gateway;
  gateway.answer(status, "", "Retry-After: 120\r\n");
  auto options = options_of(gateway);
  options.repeats = GENERATE(sms::Repeats::sent, sms::Repeats::dropped);
  sms::SmsChannel channel(options);
  const auto outcome = channel.send(nudge());
  const bool dropped = options.repeats == sms::Repeats::dropped;
  CHECK(outcome.kind == (dropped ? Kind::unavailable : Kind::uncertain));
  CHECK(channel.when_uncertain() == (dropped ? port::UncertainPolicy::resend : port::UncertainPolicy::hold));
  CHECK(outcome.trouble ==
        "The SMS gateway 127.0.0.1 is not heard by the proxy before it (" + std::to_string(status) + ").");
  CHECK(outcome.not_before == morning + std::chrono::seconds(120));
}

TEST_CASE("a gateway that drops repeats is asked again under the same id, and takes the message once") {
  HttpReceiver gateway;
  auto options = options_of(gateway);
  options.repeats = sms::Repeats::dropped;
  sms::SmsChannel channel(options);
  gateway.hang_up();
  CHECK(channel.send(nudge()).kind == Kind::unavailable);
  gateway.answer(200);
  CHECK(channel.send(nudge(morning + std::chrono::minutes(1))).kind == Kind::sent);
  REQUIRE(gateway.heard().size() == 2);
  CHECK(gateway.heard()[0].headers.at("idempotency-key") == gateway.heard()[1].headers.at("idempotency-key"));
}

TEST_CASE("a text message that may have been taken is held, and asked for once") {
  HttpReceiver gateway;
  sms::SmsChannel channel(options_of(gateway));
  CHECK(channel.send(nudge()).kind == Kind::sent);
  const auto fails = GENERATE(&HttpReceiver::hang_up, &HttpReceiver::say_nothing);
  (gateway.*fails)();
  const auto outcome = channel.send(nudge());
  CHECK(outcome.kind == Kind::uncertain);
  CHECK(outcome.reason == "sms-no-answer");
  CHECK(outcome.parts == 1);
  CHECK(channel.when_uncertain() == port::UncertainPolicy::hold);
  CHECK(gateway.heard().size() == 2);
}

TEST_CASE("a gateway that is not there, or speaks no TLS, is its own trouble") {
  HttpReceiver gateway;
  auto options = options_of(gateway);
  SECTION("it is not known") {
    options.url = "https://gateway.invalid/";
    CHECK(sms::SmsChannel(options).send(nudge()).reason == "gateway-unknown");
  }
  SECTION("it does not speak TLS") {
    options.url = "https" + gateway.url().substr(4);
    CHECK(sms::SmsChannel(options).send(nudge()).kind == Kind::unavailable);
  }
  CHECK(gateway.heard().empty());
}

TEST_CASE("what no gateway should be asked for never leaves") {
  HttpReceiver gateway;
  auto options = options_of(gateway);
  auto message = nudge();
  SECTION("a number that is none") {
    message.recipient_address = "01 42 00 12 34";
    const auto outcome = sms::SmsChannel(options).send(message);
    CHECK(outcome.reason == "bad-number");
    CHECK(outcome.unreachable);
  }
  SECTION("a text in more parts than are paid for") {
    options.parts_max = 2;
    message.text = std::string(307, 'a');
    CHECK(sms::SmsChannel(options).send(message).reason == "sms-too-long");
  }
  CHECK(gateway.connections() == 0);
}

TEST_CASE("a gateway with a fault makes no channel") {
  sms::Options options;
  options.url = "http://sms.example.org/";
  CHECK_THROWS_AS(sms::SmsChannel(options), OutsideFailure);
}
