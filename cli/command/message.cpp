#include "cli/command/message.hpp"

#include "cli/exit_code.hpp"
#include "cli/found_case.hpp"
#include "cli/listed.hpp"
#include "cli/told_lines.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;
using port::DeliveryStatus;

constexpr std::array statuses{
    std::pair{"pending", DeliveryStatus::pending}, std::pair{"sending", DeliveryStatus::sending},
    std::pair{"sent", DeliveryStatus::sent},       std::pair{"suppressed", DeliveryStatus::suppressed},
    std::pair{"held", DeliveryStatus::held},       std::pair{"dead", DeliveryStatus::dead}};

const char* name_of(DeliveryStatus status) {
  return std::find_if(statuses.begin(), statuses.end(), [&](const auto& known) { return known.second == status; })
      ->first;
}

DeliveryStatus parse_status(const std::string& name) {
  const auto* found =
      std::find_if(statuses.begin(), statuses.end(), [&](const auto& known) { return known.first == name; });
  if (found == statuses.end())
    throw OutsideFailure(OutsideFailure::Kind::not_found, in_quotes(name) + " is no status of a message.");
  return found->second;
}

std::string number_of(const port::DeliveryRecord& delivery) {
  return delivery.key.school.value() + "/" + std::to_string(delivery.key.id);
}

// A message is numbered as a case is referred to: "0579001Z/12".
std::optional<port::DeliveryKey> parse_number(const std::string& number) {
  const auto key = service::parse_reference(number);
  if (!key) return std::nullopt;
  return port::DeliveryKey{key->school, key->id.value()};
}

// What a delivery is about, with the clock of its lycée.
struct Subject {
  std::string what;
  const calendar::Place* place = nullptr;  // of the library
};

Subject subject_of(const port::DeliveryRecord& delivery, Composition& engine) {
  const auto& key = delivery.intents.front();
  const auto view = find_case(engine, service::reference_of(key.subject));
  const MessageNames names{view.pathway(), engine.library().messages(view.record.pathway_name)};
  const auto count = std::to_string(delivery.intents.size());
  Subject subject{"digest of " + count, view.setting->place.get()};
  const bool alike = std::all_of(delivery.intents.begin(), delivery.intents.end(),
                                 [&](const port::IntentKey& other) { return other.rule == key.rule; });
  if (!alike) return subject;
  for (const auto& intent : engine.stores().outbox.intents_of(key.subject))
    if (intent.key == key) subject.what = message_in_words(intent, names);
  if (delivery.intents.size() > 1) subject.what += " for " + count + " cases";
  return subject;
}

json to_json(const port::DeliveryRecord& delivery) {
  json intents = json::array();
  for (const auto& intent : delivery.intents) {
    intents.push_back({{"case", service::reference_of(intent.subject)},
                       {"rule", intent.rule},
                       {"occurrence", intent.occurrence},
                       {"role", intent.role}});
  }
  return {{"message", number_of(delivery)},
          {"status", name_of(delivery.status)},
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
  context.out << padded(number_of(delivery), 15) << padded(delivery.channel, 8)
              << padded(cli::name_of(engine, delivery.key.school, delivery.recipient), 28) << subject.what << ", "
              << fate_in_words(delivery, *subject.place) << "\n";
}

}  // namespace

int run(const MessageListOptions& options, Context& context) {
  Composition engine(context, Access::reading);
  auto stores = engine.stores();
  auto deliveries = options.reference.empty()
                        ? stores.outbox.deliveries(parse_status(options.status), listed_max + 1)
                        : stores.outbox.deliveries_of(find_case(engine, options.reference).record.key);
  if (options.reference.empty()) keep_listed(deliveries, "oldest", context);
  for (const auto& delivery : deliveries) show(delivery, engine, context);
  return done;
}

int run(const MessageShowOptions& options, Context& context) {
  Composition engine(context, Access::reading);
  const auto key = parse_number(options.message);
  const auto delivery = key ? engine.stores().outbox.delivery(*key) : std::nullopt;
  if (!delivery) {
    throw OutsideFailure(OutsideFailure::Kind::not_found, "There is no message " + options.message +
                                                              "; \"filrouge message list\" shows those there are.");
  }
  show(*delivery, engine, context);
  if (context.json) return done;
  context.out << "  Message-ID " << delivery->message_id << "\n";
  for (const auto& intent : delivery->intents) {
    context.out << "  for case " << service::reference_of(intent.subject) << ": " << intent.rule << " to "
                << intent.role << "\n";
  }
  return done;
}

}  // namespace filrouge::cli
