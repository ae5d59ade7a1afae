#pragma once
#include "engine/service/deliver_outbox.hpp"

#include <vector>

namespace filrouge::service {

// Several senders of one daemon, so that one may hand a message over while another waits for the database to keep what
// was settled. To each other they are daemons: claims, leases and fencing share the work, and a crash leaves one
// message in doubt for each. Each has a thread of its own, and so its own connections, library and channels.
class Senders {
 public:
  // At least one; the first works in the thread of the caller.
  explicit Senders(std::vector<DeliverOutbox> all) : all_(std::move(all)) {}

  // One batch of intents, then the deliveries that are due, so many at most for all together. `stop` is asked in the
  // thread of the caller. What one of them throws ends all, each after the message in hand.
  DeliveryReport run_once(Instant now, const Stop& stop = {}, std::size_t deliveries_max = SIZE_MAX);
  // As DeliverOutbox::run.
  DeliveryReport run(Instant now, const Progress& progress = {}, const Stop& stop = {});

 private:
  std::vector<DeliverOutbox> all_;
};

}  // namespace filrouge::service
