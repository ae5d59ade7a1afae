#pragma once
#include "engine/service/batch_size.hpp"
#include "engine/service/catch_up.hpp"
#include "engine/service/library.hpp"
#include "engine/service/progress.hpp"
#include "engine/service/stores.hpp"

#include <cstddef>

namespace filrouge::service {

struct FiringReport {
  std::size_t claimed = 0;    // cases that were due
  std::size_t fired = 0;      // cases stepped and stored
  std::size_t lost = 0;       // somebody else kept writing them; they fire at the next run
  std::size_t incidents = 0;  // cases that could not be stepped or stored, and what pathways got wrong in others
  CatchUp late;               // of what was stored: rules whose moment was long past
  FiringReport& operator+=(const FiringReport& other);
};

// Fires what is due: claims cases, steps them and stores them in the transaction of the claim. The library reads
// through another connection.
class FireTimers {
 public:
  FireTimers(port::CaseStore& cases, Library& library, std::size_t batch = cases_a_batch)
      : cases_(cases), library_(library), batch_(batch) {}

  // Everything due at `now`, batch after batch; each case once. `progress` counts cases; `stop` ends it between
  // batches.
  FiringReport run_once(Instant now, const Progress& progress = {}, const Stop& stop = {});

 private:
  FiringReport drain(Instant now, const Progress& progress, const Stop& stop);

  port::CaseStore& cases_;
  Library& library_;
  std::size_t batch_;
};

}  // namespace filrouge::service
