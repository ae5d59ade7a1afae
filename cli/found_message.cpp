#include "cli/found_message.hpp"

#include "cli/found_case.hpp"
#include "cli/told_lines.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

#include <algorithm>
#include <array>

namespace filrouge::cli {
namespace {

using port::DeliveryStatus;

constexpr std::array statuses{
    std::pair{"pending", DeliveryStatus::pending}, std::pair{"sending", DeliveryStatus::sending},
    std::pair{"sent", DeliveryStatus::sent},       std::pair{"suppressed", DeliveryStatus::suppressed},
    std::pair{"held", DeliveryStatus::held},       std::pair{"dead", DeliveryStatus::dead},
    std::pair{"bounced", DeliveryStatus::bounced}};

}  // namespace

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

std::string number_of(const port::DeliveryKey& message) {
  return message.school.value() + "/" + std::to_string(message.id);
}

port::DeliveryRecord find_message(Composition& engine, const std::string& number) {
  const auto key = service::parse_reference(number);
  auto found = key ? engine.stores().outbox.delivery({key->school, key->id.value()}) : std::nullopt;
  if (!found) {
    throw OutsideFailure(OutsideFailure::Kind::not_found,
                         "There is no message " + number + "; \"filrouge message list\" shows those there are.");
  }
  return std::move(*found);
}

MessageSubject subject_of(const port::DeliveryRecord& message, Composition& engine) {
  const auto& key = message.intents.front();
  const auto view = find_case(engine, service::reference_of(key.subject));
  const MessageNames names{view.pathway(), engine.library().messages(view.record.pathway_name)};
  const auto count = std::to_string(message.intents.size());
  MessageSubject subject{"digest of " + count, view.setting->place.get()};
  const bool alike = std::all_of(message.intents.begin(), message.intents.end(),
                                 [&](const port::IntentKey& other) { return other.rule == key.rule; });
  if (!alike) return subject;
  for (const auto& intent : engine.stores().outbox.intents_of(key.subject))
    if (intent.key == key) subject.what = message_in_words(intent, names);
  if (message.intents.size() > 1) subject.what += " for " + count + " cases";
  return subject;
}

}  // namespace filrouge::cli
