#pragma once
#include "cli/context.hpp"
#include "cli/listed.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace filrouge::cli {

// Which messages of a status; empty: any.
struct MessageFilter {
  std::string school;   // its UAI
  std::string channel;  // "email"
  std::string after;    // the number of a message: only those behind it
};
struct MessageListOptions {
  std::string reference;  // of a case; empty: all
  std::string status;     // "pending", "sending", "sent", "suppressed", "held", "dead" or "bounced"; empty: those
                          // sent, of a case all
  MessageFilter filter;
  std::size_t limit = listed_max;
};
struct MessageShowOptions {
  std::string message;  // "0579001Z/3", as the list writes it
};
struct MessageWhyOptions {
  std::string message;
  std::string reference;  // of a case, instead: what it wanted told and did not tell, or not yet
};
struct MessageRetryOptions {
  std::vector<std::string> messages;
  bool all = false;
  std::string status = "dead";  // which of them, with `all`
  MessageFilter filter;         // likewise
};
struct MessageUnmarkOptions {
  std::vector<std::string> messages;
};
struct MessageBouncedOptions {
  std::filesystem::path folder;  // a Maildir; empty: one mail on standard input
};
// Messages and what became of them.
[[nodiscard]] int run(const MessageListOptions& options, Context& context);
// One of them, with the intents it carries.
[[nodiscard]] int run(const MessageShowOptions& options, Context& context);
// Why it left, waits, was merged with others or was not sent, and what will happen to it.
[[nodiscard]] int run(const MessageWhyOptions& options, Context& context);
// Sends them again, and asks channels that are paused at once.
[[nodiscard]] int run(const MessageRetryOptions& options, Context& context);
// Writes again to the addresses at which nobody was reached when they were sent.
[[nodiscard]] int run(const MessageUnmarkOptions& options, Context& context);
// Takes in what relays report about messages that came back.
[[nodiscard]] int run(const MessageBouncedOptions& options, Context& context);

}  // namespace filrouge::cli
