#include "cli/command/message.hpp"

#include "cli/exit_code.hpp"
#include "cli/fate_words.hpp"
#include "cli/found_case.hpp"
#include "cli/found_message.hpp"
#include "cli/listed.hpp"
#include "engine/port/codes.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

json to_json(const port::DeliveryRecord& delivery) {
  json intents = json::array();
  for (const auto& intent : delivery.intents) {
    intents.push_back({{"case", service::reference_of(intent.subject)},
                       {"rule", intent.rule},
                       {"occurrence", intent.occurrence},
                       {"role", intent.role}});
  }
  return {{"message", number_of(delivery.key)},
          {"status", port::code(delivery.status)},
          {"recipient", delivery.recipient.value()},
          {"channel", delivery.channel},
          {"reason", delivery.reason},
          {"attempts", delivery.attempts},
          {"message_id", delivery.message_id},
          {"sent_at", delivery.sent_at ? json(to_rfc3339(*delivery.sent_at)) : json()},
          {"intents", std::move(intents)}};
}

void show(const port::DeliveryRecord& delivery, Composition& engine, Context& context) {
  if (context.json) {
    context.out << to_json(delivery).dump() << "\n";
    return;
  }
  const auto subject = subject_of(delivery, engine);
  context.out << padded(number_of(delivery.key), 15) << padded(delivery.channel, 8)
              << padded(cli::name_of(engine, delivery.key.school, delivery.recipient), 28) << subject.what << ", "
              << fate_in_words(delivery, *subject.place) << "\n";
}

std::vector<port::DeliveryRecord> of_case(const MessageListOptions& options, Composition& engine) {
  auto deliveries = engine.stores().outbox.deliveries_of(find_case(engine, options.reference).record.key);
  if (options.status.empty()) return deliveries;
  const auto status = parse_status(options.status);
  std::erase_if(deliveries, [&](const port::DeliveryRecord& delivery) { return delivery.status != status; });
  return deliveries;
}

std::vector<port::DeliveryRecord> of_any_case(const MessageListOptions& options, Composition& engine) {
  const std::string status = options.status.empty() ? "sent" : options.status;
  return engine.stores().outbox.deliveries(query_of(options.filter, status, options.limit + 1, engine));
}

}  // namespace

int run(const MessageListOptions& options, Context& context) {
  Composition engine(context, Access::reading);
  auto deliveries = options.reference.empty() ? of_any_case(options, engine) : of_case(options, engine);
  if (deliveries.size() > options.limit) {
    deliveries.resize(options.limit);
    const auto& last = deliveries.empty() ? options.filter.after : number_of(deliveries.back().key);
    say_more("oldest", options.limit, "go on with --after " + last, context);
  }
  for (const auto& delivery : deliveries) show(delivery, engine, context);
  return done;
}

int run(const MessageShowOptions& options, Context& context) {
  Composition engine(context, Access::reading);
  const auto delivery = find_message(engine, options.message);
  show(delivery, engine, context);
  if (context.json) return done;
  context.out << "  Message-ID " << delivery.message_id << "\n";
  for (const auto& intent : delivery.intents) {
    context.out << "  for case " << service::reference_of(intent.subject) << ": " << intent.rule << " to "
                << intent.role << "\n";
  }
  const auto& place = *subject_of(delivery, engine).place;
  for (const auto& event : engine.stores().outbox.history_of(delivery.key))
    context.out << "  " << local_time(place, event.at) << "  " << event_in_words(event) << "\n";
  return done;
}

}  // namespace filrouge::cli
