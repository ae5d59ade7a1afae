#include "cli/command/message.hpp"
#include "cli/exit_code.hpp"
#include "cli/found_message.hpp"
#include "cli/listed.hpp"
#include "engine/base/error.hpp"

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

std::vector<port::DeliveryKey> chosen(const MessageRetryOptions& options, Composition& engine, Context& context) {
  std::vector<port::DeliveryKey> keys;
  if (options.all) {
    auto messages = engine.stores().outbox.deliveries(query_of(options.filter, options.status, listed_max + 1, engine));
    if (messages.size() > listed_max) say_more("oldest", listed_max, "once these are sent, ask again", context);
    messages.resize(std::min(messages.size(), listed_max));
    for (const auto& message : messages) keys.push_back(message.key);
  }
  for (const auto& number : options.messages) keys.push_back(find_message(engine, number).key);
  return keys;
}

}  // namespace

int run(const MessageRetryOptions& options, Context& context) {
  if (!options.all && options.messages.empty())
    throw OutsideFailure(OutsideFailure::Kind::unreadable, "Say which messages, or --all.");
  Composition engine(context, Access::acting);
  auto& outbox = engine.stores().outbox;
  bool every = true;
  for (const auto& key : chosen(options, engine, context)) {
    const bool again = outbox.redrive(key, engine.now());
    every = every && again;
    if (context.json) {
      context.out << nlohmann::json{{"message", number_of(key)}, {"again", again}}.dump() << "\n";
    } else {
      context.out << number_of(key) << (again ? " is tried again" : " was sent, or is on its way already") << "\n";
    }
  }
  for (const auto& pause : outbox.pauses()) outbox.resume(pause.channel);
  return every ? done : findings;
}

}  // namespace filrouge::cli
