#include "cli/found_message.hpp"

#include "cli/chosen.hpp"
#include "cli/found_case.hpp"
#include "cli/told_lines.hpp"
#include "engine/base/error.hpp"
#include "engine/base/words.hpp"
#include "engine/port/codes.hpp"

#include <stdexcept>

namespace filrouge::cli {
port::DeliveryStatus parse_status(const std::string& name) {
  try {
    return port::from_code<port::DeliveryStatus>(name);
  } catch (const std::out_of_range&) {
    throw OutsideFailure(OutsideFailure::Kind::not_found, in_quotes(name) + " is no status of a message.");
  }
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

port::DeliveryQuery query_of(const MessageFilter& filter, const std::string& status, std::size_t limit,
                             Composition& engine) {
  port::DeliveryQuery query{parse_status(status), limit};
  if (!filter.school.empty()) query.school = chosen_school(filter.school, engine.stores().people);
  query.channel = filter.channel;
  if (!filter.after.empty()) query.after = find_message(engine, filter.after).key.id;
  return query;
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
