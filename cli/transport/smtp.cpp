#include "adapters/smtp/smtp_channel.hpp"
#include "cli/transport/transport.hpp"

#include <array>

namespace filrouge::cli {
namespace {

constexpr std::array<std::string_view, 3> securities{"starttls", "tls", "none"};

// A relay as it is configured: the password is read when the channel is opened, so that it can be replaced.
struct ConfiguredRelay {
  smtp::Options options;
  Secret password;

  [[nodiscard]] smtp::Options with_password(const std::string& value) const {
    auto complete = options;
    complete.password = value;
    return complete;
  }
};

std::vector<Key> keys_of(ConfiguredRelay& relay) {
  auto& options = relay.options;
  return {
      key::required(key::text("host", "The name of the relay", options.host)),
      key::whole("port", "Its port: 587 as a rule, 465 for tls", options.port, {1, 65'535}),
      key::choice("security", "How the connection is protected; none is for a relay on this machine", options.security,
                  securities),
      key::text("user", "The name the relay knows us by; without one it asks for none", options.user),
      key::secret("password", "The password of the user", relay.password),
      authorities(options.terms.authorities),
      key::text("greeting_name", "The name the relay is greeted with, instead of this machine's",
                options.greeting_name),
      key::text("envelope_sender", "The address that bounces go to, instead of the sender's", options.envelope_sender),
      key::whole("messages_a_minute", "What goes beyond it waits; 0 for no limit", options.messages_a_minute,
                 {0, 100'000}),
      key::duration("connect_timeout", "How long the relay may take to be reached", options.terms.connect_timeout),
      key::duration("answer_timeout", "How long the relay may take for each of its answers",
                    options.terms.answer_timeout)};
}

}  // namespace

Transport smtp_transport() {
  auto relay = std::make_shared<ConfiguredRelay>();
  auto key = key::section("smtp", "A mail relay, which delivers", keys_of(*relay));
  key.fault = [relay]() -> std::string {
    if (relay->options.host.empty()) return {};  // said already
    return smtp::fault_of(relay->with_password(relay->password.given() ? "given" : "")).value_or("");
  };
  return {std::move(key),
          {true, [relay] { return std::make_unique<smtp::SmtpChannel>(relay->with_password(relay->password.value())); },
           [relay] { return net::longest_attempt(relay->options.terms); }}};
}

}  // namespace filrouge::cli
