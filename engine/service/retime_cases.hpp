#pragma once
#include "engine/service/batch_size.hpp"
#include "engine/service/catch_up.hpp"
#include "engine/service/library.hpp"
#include "engine/service/progress.hpp"
#include "engine/service/stores.hpp"

#include <cstddef>
#include <vector>

namespace filrouge::service {

struct RetimingReport {
  std::size_t retimed = 0;    // cases whose place was another than the current one
  std::size_t moved = 0;      // timers of theirs that are due at another instant now; each is in their history
  CatchUp late;               // what became of rules that were late
  std::size_t incidents = 0;  // cases that could not be stepped or stored, and what pathways got wrong in others
};

// Brings the open cases to the calendars as they are now published (design decision 3): a date that moved forward must
// not wait for a case to be woken at the old one. Running it again goes on where it was interrupted. Throws
// OutsideFailure (busy) when a case goes on losing races.
class RetimeCases {
 public:
  RetimeCases(port::CaseStore& cases, Library& library, std::size_t batch = cases_a_batch)
      : cases_(cases), library_(library), batch_(batch) {}

  // `progress` counts the open cases looked at.
  RetimingReport run(Instant now, const Progress& progress = {});

 private:
  std::vector<port::CaseKey> retime(const std::vector<port::CaseRecord>& records, Instant now, RetimingReport& report);
  void keep(const port::Incident& incident, RetimingReport& report);

  port::CaseStore& cases_;
  Library& library_;
  std::size_t batch_;
};

}  // namespace filrouge::service
