#pragma once
#include "engine/base/time.hpp"
#include "engine/port/case_record.hpp"
#include "engine/port/outbox_store.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace filrouge::port {

// How much there is of what, for those who watch over a database; about nobody in particular.
struct Counts {
  struct Cases {
    std::string pathway;  // its name
    CaseStatus status = CaseStatus::open;
    std::size_t count = 0;
    std::size_t versions = 0;  // of the pathway that they follow
  };
  struct Intents {
    IntentStatus status = IntentStatus::pending;
    std::size_t count = 0;
  };
  struct Deliveries {
    std::string channel;
    DeliveryStatus status = DeliveryStatus::pending;
    std::size_t count = 0;
  };
  std::vector<Cases> cases;
  std::vector<Intents> intents;
  std::vector<Deliveries> deliveries;
  std::size_t cases_due = 0;   // a timer of theirs should have fired by now
  std::size_t cases_late = 0;  // and a minute ago already
};

class CountStore {
 public:
  virtual ~CountStore() = default;
  // Reads every case and delivery: nothing to do all the time.
  [[nodiscard]] virtual Counts count(Instant now) = 0;
};

}  // namespace filrouge::port
