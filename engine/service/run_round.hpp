#pragma once
#include "engine/service/fire_timers.hpp"
#include "engine/service/senders.hpp"

#include <optional>

namespace filrouge::service {

// What a daemon does when it looks: everything due is fired, then messages leave that may.
struct Round {
  FiringReport fired;
  DeliveryReport delivered;
  bool unfinished = false;      // more may be resolved or leave at once
  std::optional<Instant> next;  // when something will be due, where nothing is left; what is still did not work out
  [[nodiscard]] bool idle() const { return fired.claimed + fired.incidents == 0 && delivered.idle(); }
  // It did nothing but write down what could not be decided, and will next time.
  [[nodiscard]] bool failed() const { return fired.incidents != 0 && fired.fired == 0 && delivered.idle(); }
};

// When something will be due that is not at `now`.
[[nodiscard]] std::optional<Instant> next_due(port::CaseStore& cases, port::OutboxStore& outbox, Instant now);

// `stop` ends it between two batches or messages.
[[nodiscard]] Round run_round(FireTimers fire_timers, Senders senders, port::CaseStore& cases,
                              port::OutboxStore& outbox, Instant now, const Stop& stop = {});

}  // namespace filrouge::service
