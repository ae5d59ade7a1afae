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

// What a claim costs beside its rows, the flush at its end above all, weighs less by the half than for a batch; a stop
// waits for half a second at most.
inline constexpr std::size_t cases_a_claim = 2 * cases_a_batch;

// Fires what is due: claims cases, steps them and stores them in the transaction of the claim. The library reads
// through another connection.
class FireTimers {
 public:
  FireTimers(port::CaseStore& cases, Library& library, std::size_t claim = cases_a_claim)
      : cases_(cases), library_(library), claim_(claim) {}

  // Everything due at `now`, batch after batch; each case once. `progress` counts cases; `stop` ends it between
  // batches.
  FiringReport run_once(Instant now, const Progress& progress = {}, const Stop& stop = {});

 private:
  FiringReport drain(Instant now, const Progress& progress, const Stop& stop);

  port::CaseStore& cases_;
  Library& library_;
  std::size_t claim_;
};

}  // namespace filrouge::service
