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

}  // namespace

std::optional<port::Settlement> kept_back(const port::DeliveryRecord& delivery,
                                          const std::vector<port::IntentRecord>& intents,
                                          const DeliveryContext& context, Instant now) {
  const auto late = [&](const port::IntentRecord& intent) { return intent.not_after && *intent.not_after < now; };
  if (std::all_of(intents.begin(), intents.end(), late))
    return port::Settlement{Settled::suppressed, now, suppression::too_late};
  const auto& people = context.people(delivery.key.school);
  if (const auto person = people.persons.find(delivery.recipient); person != people.persons.end()) {
    if (const auto why = forbidden(person->second, delivery.channel, people); !why.empty())
      return port::Settlement{Settled::suppressed, now, why};
  }
  const auto* subject = context.subject(intents.front());
  if (subject == nullptr) return std::nullopt;
  const auto decent = decent_time(*subject, intents.front(), now);
  if (!decent || *decent <= now) return std::nullopt;
  return port::Settlement{Settled::released, now, "hours", *decent};
}

}  // namespace filrouge::service
