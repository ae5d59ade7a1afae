#include "adapters/sms/sms_channel.hpp"
#include "cli/transport/transport.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <array>

namespace filrouge::cli {
namespace {

constexpr std::array<std::string_view, 2> repeats{"sent", "dropped"};

// A gateway as it is configured: the secret is read when the channel is opened, so that it can be replaced.
struct ConfiguredGateway {
  sms::Options options;
  Secret secret;

  [[nodiscard]] sms::Options with_secret(const std::string& value) const {
    auto complete = options;
    complete.secret = value;
    return complete;
  }
};

// As far as its name tells: "Authorization", "X-Api-Key", "x-auth-token".
bool carries_secret(const std::string& header) {
  constexpr std::array<std::string_view, 5> endings{"authorization", "key", "password", "secret", "token"};
  const auto name = in_lower_case(header);
  return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

Key headers(std::map<std::string, std::string>& into) {
  auto key = key::texts("headers", "What is said beside the body; a secret in it is {{secret}}", into);
  key.read = [read = std::move(key.read)](const loading::Node& node, const Reading& reading) {
    read(node, reading);
    for (const auto& [name, at, value] : node.entries) {
      if (!carries_secret(name) || value.text.empty() || value.text.find("{{") != std::string::npos) continue;
      reading.report.add("literal-secret", value.at, "The secret of " + in_quotes(name) + " itself stands here.",
                         "Write {{secret}} in its place, and secret_env: NAME of a variable, or secret_file: PATH of a "
                         "file.");
    }
  };
  return key;
}

std::vector<Key> keys_of(ConfiguredGateway& gateway) {
  auto& options = gateway.options;
  return {
      key::required(key::text("url", "Where it is asked", options.url)),
      key::text("method", "How: GET, POST or PUT", options.method),
      headers(options.headers),
      key::text("json", "The body, where it is JSON", options.json),
      key::text("form", "The body, where it is a form (NAME=VALUE&NAME=VALUE)", options.form),
      key::secret("secret", "What {{secret}} stands for", gateway.secret),
      key::text("sender", "What {{sender}} stands for: the name a phone shows", options.sender),
      key::whole("accepted_status", "The status by which it takes a message; 0 for any of 200 to 299",
                 options.accepted_status, {0, 299}),
      key::text("accepted_field", "The field of its JSON answer that has to be there, too", options.accepted_field),
      key::text("accepted_value", "What has to stand in that field", options.accepted_value),
      key::choice("repeats", "What it does with a message it is asked for again under the same {{id}}", options.repeats,
                  repeats),
      key::whole("parts", "A message that leaves in more parts is refused", options.parts_max, {1, 10}),
      key::whole("messages_a_minute", "What goes beyond it waits; 0 for no limit", options.messages_a_minute,
                 {0, 100'000}),
      authorities(options.terms.authorities),
      key::duration("connect_timeout", "How long the gateway may take to be reached", options.terms.connect_timeout),
      key::duration("answer_timeout", "How long the gateway may take to answer", options.terms.answer_timeout)};
}

}  // namespace

Transport sms_transport() {
  auto gateway = std::make_shared<ConfiguredGateway>();
  auto key = key::section("gateway", "A gateway for text messages, asked over HTTP", keys_of(*gateway));
  key.fault = [gateway]() -> std::string {
    if (gateway->options.url.empty()) return {};  // said already
    return sms::fault_of(gateway->with_secret(gateway->secret.given() ? "given" : "")).value_or("");
  };
  return {std::move(key),
          {true, [gateway] { return std::make_unique<sms::SmsChannel>(gateway->with_secret(gateway->secret.value())); },
           [gateway] { return net::longest_attempt(gateway->options.terms); }}};
}

}  // namespace filrouge::cli
