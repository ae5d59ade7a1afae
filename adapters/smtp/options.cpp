#include "adapters/smtp/options.hpp"

#include "adapters/net/host.hpp"
#include "engine/base/email_address.hpp"
#include "engine/base/words.hpp"

namespace filrouge::smtp {

std::optional<std::string> fault_of(const Options& options) {
  if (!net::is_host(options.host)) return in_quotes(options.host) + " is no name of a mail relay.";
  if (!options.greeting_name.empty() && !net::is_host(options.greeting_name))
    return in_quotes(options.greeting_name) + " is no name that a mail relay is greeted with.";
  if (options.port == 0) return "A mail relay has no port 0.";
  if (options.security == Security::none && !net::is_this_machine(options.host)) {
    return "The mail relay " + in_quotes(options.host) +
           " is another machine: messages go there by STARTTLS or TLS, not in clear.";
  }
  if (!options.envelope_sender.empty() && !is_email_address(options.envelope_sender))
    return in_quotes(options.envelope_sender) + " is no address that bounces can go to.";
  if (options.user.empty() != options.password.empty())
    return std::string("A mail relay is given a user and a password, or neither.");
  if (options.messages_a_minute < 0) return std::string("A mail relay takes no negative number of messages a minute.");
  if (!net::leaves_time(options.terms)) return std::string("A mail relay is given more than no time to answer.");
  return std::nullopt;
}

}  // namespace filrouge::smtp
