#include "adapters/webhook/webhook_channel.hpp"
#include "cli/transport/transport.hpp"

#include <array>

namespace filrouge::cli {
namespace {

constexpr std::array<std::string_view, 2> reaches{"public", "any"};

// A webhook as it is configured: the secrets are read when the channel is opened, so that they can be replaced.
struct ConfiguredWebhook {
  webhook::Options options;
  Secret secret, previous_secret;

  [[nodiscard]] webhook::Options complete() const {
    auto complete = options;
    complete.secret = secret.value();
    complete.previous_secret = previous_secret.value();
    return complete;
  }
};

std::vector<Key> keys_of(ConfiguredWebhook& webhook) {
  auto& options = webhook.options;
  return {
      key::required(key::text("url", "Where it is told", options.url)),
      key::secret("secret", "What messages are signed with (whsec_…)", webhook.secret),
      key::secret("previous_secret", "The secret before this one, while the program still knows it",
                  webhook.previous_secret),
      key::choice("addresses", "To which addresses messages go; any for a program on this machine or in its network",
                  options.reach, reaches),
      authorities(options.terms.authorities),
      key::duration("connect_timeout", "How long the program may take to be reached", options.terms.connect_timeout),
      key::duration("answer_timeout", "How long the program may take to answer", options.terms.answer_timeout)};
}

}  // namespace

Transport webhook_transport() {
  auto configured = std::make_shared<ConfiguredWebhook>();
  auto key = key::section("endpoint", "A program that is told (Standard Webhooks)", keys_of(*configured));
  key.fault = [configured]() -> std::string {
    if (configured->options.url.empty()) return {};  // said already
    if (!configured->secret.given())
      return "A webhook signs what it tells: give it a secret by secret_env or secret_file.";
    // A secret that is not there was told as a warning.
    if (!configured->secret.trouble().empty() || !configured->previous_secret.trouble().empty()) return {};
    return webhook::fault_of(configured->complete()).value_or("");
  };
  return {std::move(key),
          {true, [configured] { return std::make_unique<webhook::WebhookChannel>(configured->complete()); },
           [configured] { return net::longest_attempt(configured->options.terms); }}};
}

}  // namespace filrouge::cli
