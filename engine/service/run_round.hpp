#pragma once
#include "engine/service/fire_timers.hpp"
#include "engine/service/senders.hpp"

#include <functional>
#include <optional>

namespace filrouge::service {

// What a daemon does when it looks: everything due is fired, then messages leave that may.
struct Round {
  FiringReport fired;
  DeliveryReport delivered;
  bool unfinished = false;      // more may be resolved or leave at once
  std::optional<Instant> next;  // when something will be due, where nothing is left; what is still did not work out
  [[nodiscard]] bool idle() const { return fired.claimed + fired.incidents == 0 && delivered.idle(); }
  // Not where it only wrote down what could not be decided.
  [[nodiscard]] bool did_something() const { return fired.fired != 0 || !delivered.idle(); }
};

// `stop` ends it between two batches or messages; `decided` is told what was fired, before anything is sent.
[[nodiscard]] Round run_round(FireTimers fire_timers, Senders senders, port::CaseStore& cases,
                              port::OutboxStore& outbox, Instant now, const Stop& stop = {},
                              const std::function<void(const FiringReport&)>& decided = {});

}  // namespace filrouge::service
