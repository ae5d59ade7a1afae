#include "cli/command/message.hpp"
#include "cli/exit_code.hpp"
#include "cli/found_message.hpp"
#include "engine/base/words.hpp"
#include "engine/service/recipients.hpp"
#include "engine/service/resend_corrected.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

// Of the address that the recipient has now.
bool unmark(const port::DeliveryRecord& message, port::PeopleStore& people) {
  const auto recipient = people.find(message.key.school, {message.recipient});
  if (recipient.empty()) return false;
  const auto address = in_lower_case(service::address_of(recipient.front(), message.channel));
  return people.mark_reachable(message.key.school, message.channel, address);
}

}  // namespace

int run(const MessageUnmarkOptions& options, Context& context) {
  Composition engine(context, Access::acting);
  auto& people = engine.stores().people;
  bool every = true;
  for (const auto& number : options.messages) {
    const auto message = find_message(engine, number);
    const bool lifted = unmark(message, people);
    every = every && lifted;
    const auto resent =
        lifted ? service::resend_corrected(message.key.school, engine.stores().outbox, people, engine.now()) : 0;
    if (context.json) {
      context.out
          << nlohmann::json{{"message", number_of(message.key)}, {"unmarked", lifted}, {"resent", resent}}.dump()
          << "\n";
    } else {
      context.out << number_of(message.key)
                  << (lifted ? ": its address is written to again" : ": its address is not marked")
                  << (resent != 0 ? ", also by " + std::to_string(resent) + " that reached nobody" : "") << "\n";
    }
  }
  return every ? done : findings;
}

}  // namespace filrouge::cli
