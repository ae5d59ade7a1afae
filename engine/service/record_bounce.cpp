#include "engine/service/record_bounce.hpp"

#include "engine/base/words.hpp"
#include "engine/service/recipients.hpp"

namespace filrouge::service {

BounceAnswer record_bounce(const Bounce& bounce, port::OutboxStore& outbox, port::PeopleStore& people, Instant now) {
  const auto delivery = outbox.delivery(bounce.message_id);
  if (!delivery) return {};
  BounceAnswer answer{BounceAnswer::Kind::late, delivery->key, false};
  if (!bounce.failed) return answer;
  const auto& school = delivery->key.school;
  const auto recipient = people.find(school, {delivery->recipient});
  if (bounce.unreachable && !recipient.empty() &&
      in_lower_case(address_of(recipient.front(), delivery->channel)) == bounce.address) {
    people.mark_unreachable({school, delivery->channel, bounce.address, now, bounce.reason});
    answer.address_marked = true;
  }
  const auto reason = bounce.unreachable ? std::string(suppression::unreachable) + " " + bounce.reason : bounce.reason;
  answer.kind = outbox.bounce(delivery->key, reason, now) ? BounceAnswer::Kind::recorded : BounceAnswer::Kind::known;
  return answer;
}

}  // namespace filrouge::service
