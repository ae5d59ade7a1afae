#pragma once
#include "cli/context.hpp"

#include <cstdint>
#include <string>

namespace filrouge::cli {

struct MessageListOptions {
  std::string reference;        // of a case; empty: all
  std::string status = "sent";  // "pending", "sending", "sent", "suppressed", "held" or "dead"
};
struct MessageShowOptions {
  std::string message;  // "0579001Z/3", as the list writes it
};
// Messages and what became of them.
[[nodiscard]] int run(const MessageListOptions& options, Context& context);
// One of them, with the intents it carries.
[[nodiscard]] int run(const MessageShowOptions& options, Context& context);

}  // namespace filrouge::cli
