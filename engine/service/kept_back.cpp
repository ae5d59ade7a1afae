#include "engine/service/kept_back.hpp"

#include "engine/service/delivery_hours.hpp"

#include <algorithm>

namespace filrouge::service {
namespace {

using Settled = port::Settlement::Kind;

std::optional<Instant> decent_time(const CaseView& subject, const port::IntentRecord& intent, Instant now) {
  for (const auto& role : subject.pathway().roles)
    if (role.name == intent.key.role) return resending_time(*subject.setting->place, role, now);
  return std::nullopt;
}

// A code of suppression; empty where it may be told.
std::string withheld(const port::IntentRecord& intent, const DeliveryContext& context, Instant now) {
  if (intent.not_after && *intent.not_after < now) return suppression::too_late;
  if (context.is_closed_since(intent)) return suppression::case_closed;
  const auto* subject = context.subject(intent);
  if (subject == nullptr) return "";
  const auto& people = context.people(intent.key.subject.school);
  return unwanted_role(*subject, intent, people, now) == nullptr ? "" : suppression::role_condition;
}

}  // namespace

StillTold still_told(const std::vector<port::IntentRecord>& intents, const DeliveryContext& context, Instant now) {
  StillTold told;
  for (const auto& intent : intents) {
    const auto why = withheld(intent, context, now);
    why.empty() ? told.intents.push_back(intent) : static_cast<void>(told.withheld = why);
  }
  return told;
}

std::optional<port::Settlement> kept_back(const port::DeliveryRecord& delivery,
                                          const std::vector<port::IntentRecord>& intents,
                                          const DeliveryContext& context, Instant now) {
  const auto& people = context.people(delivery.key.school);
  if (const auto person = people.persons.find(delivery.recipient); person != people.persons.end()) {
    if (const auto why = forbidden(person->second, delivery.channel, people); !why.empty())
      return port::Settlement{why == suppression::opted_out ? Settled::suppressed : Settled::readdressed, now, why};
  }
  const auto* subject = context.subject(intents.front());
  if (subject == nullptr) return std::nullopt;
  const auto decent = decent_time(*subject, intents.front(), now);
  if (!decent || *decent <= now) return std::nullopt;
  return port::Settlement{Settled::released, now, "hours", *decent};
}

}  // namespace filrouge::service
