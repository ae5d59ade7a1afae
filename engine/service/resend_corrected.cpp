#include "engine/service/resend_corrected.hpp"

#include "engine/service/known_schools.hpp"

#include <chrono>

namespace filrouge::service {

std::size_t resend_corrected(const SchoolId& school, port::OutboxStore& outbox, port::PeopleStore& people,
                             Instant now) {
  constexpr std::chrono::days week{7};
  KnownSchools schools(people);
  std::size_t resent = 0;
  for (const auto& delivery : outbox.unreached(school, now - week)) {
    const auto recipient = people.find(school, {delivery.recipient});
    if (recipient.empty() || !forbidden(recipient.front(), delivery.channel, schools.people(school)).empty()) continue;
    if (outbox.redrive(delivery.key, now)) ++resent;
  }
  return resent;
}

}  // namespace filrouge::service
