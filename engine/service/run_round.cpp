#include "engine/service/run_round.hpp"

#include <algorithm>

namespace filrouge::service {
namespace {

// Sending takes longer than deciding: what is due must not wait until a whole morning's messages have left, and each
// round looks anew whether people may still be written to.
constexpr std::size_t deliveries_a_round = 100;

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

Round run_round(FireTimers fire_timers, Senders senders, port::CaseStore& cases, port::OutboxStore& outbox, Instant now,
                const Stop& stop, const std::function<void(const FiringReport&)>& decided) {
  Round round;
  round.fired = fire_timers.run_once(now, {}, stop);
  if (decided) decided(round.fired);
  round.delivered = senders.run_once(now, stop, deliveries_a_round);
  // Behind a batch of intents there may be another.
  const auto& delivered = round.delivered;
  round.unfinished = delivered.tried >= deliveries_a_round || delivered.resolved + delivered.to_resolve_again != 0;
  if (!round.unfinished) round.next = earlier(cases.next_wake(now), outbox.next_due(now));
  return round;
}

}  // namespace filrouge::service
