#pragma once
#include "engine/base/time.hpp"
#include "engine/port/case_record.hpp"
#include "engine/port/outbox_store.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace filrouge::port {

// How much there is of what, for those who watch over a database; about nobody in particular.
struct CountedCases {
  std::string pathway;  // its name
  CaseStatus status = CaseStatus::open;
  std::size_t count = 0;
  std::size_t versions = 0;  // of the pathway that they follow
};
struct CountedIntents {
  IntentStatus status = IntentStatus::pending;
  std::size_t count = 0;
};
struct CountedDeliveries {
  std::string channel;
  DeliveryStatus status = DeliveryStatus::pending;
  std::size_t count = 0;
};

// What is still to be done, or waits for somebody.
struct Backlog {
  std::size_t cases_due = 0;                  // a timer of theirs should have fired by now
  std::size_t cases_late = 0;                 // and a minute ago already
  std::size_t intents = 0;                    // pending
  std::vector<CountedDeliveries> deliveries;  // pending, sending, held and dead
  std::size_t unreached = 0;                  // of the dead, those to an address at which nobody is reached
};

// All cases, and what is over of the outbox: none of what the backlog counts.
struct Totals {
  std::vector<CountedCases> cases;
  std::vector<CountedIntents> intents;
  std::vector<CountedDeliveries> deliveries;
};

class CountStore {
 public:
  virtual ~CountStore() = default;
  // Reads as much as there is of it, however many cases there are.
  [[nodiscard]] virtual Backlog backlog(Instant now) = 0;
  // Reads every case and delivery: nothing to do all the time.
  [[nodiscard]] virtual Totals totals() = 0;
};

}  // namespace filrouge::port
