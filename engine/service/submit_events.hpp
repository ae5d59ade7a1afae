#pragma once
#include "engine/service/batch_size.hpp"
#include "engine/service/library.hpp"
#include "engine/service/progress.hpp"
#include "engine/service/stores.hpp"
#include "engine/service/submitted_event.hpp"

#include <cstddef>
#include <vector>

namespace filrouge::service {

// Gives events from outside to the cases they are about (design decisions 1 and 12): an event known by its reference
// changes nothing; a case does first what its own timers want by now; events of one case are stepped in their order and
// stored as one write; a case that lost a race is read and decided again. Refused events are kept visible.
class SubmitEvents {
 public:
  SubmitEvents(port::CaseStore& cases, port::PeopleStore& people, Library& library, std::size_t batch = cases_a_batch)
      : cases_(cases), people_(people), library_(library), batch_(batch) {}

  // One answer per event, in their order. Throws OutsideFailure (busy) when a case goes on losing races. `progress`
  // counts events that have their answer.
  std::vector<EventAnswer> run(const std::vector<SubmittedEvent>& events, Instant now, const Progress& progress = {});
  // What run() would answer now; nothing is written.
  std::vector<EventAnswer> preview(const std::vector<SubmittedEvent>& events, Instant now);

 private:
  std::vector<EventAnswer> decide(const std::vector<SubmittedEvent>& events, Instant now, bool writing,
                                  const Progress& progress);

  port::CaseStore& cases_;
  port::PeopleStore& people_;
  Library& library_;
  std::size_t batch_;
};

}  // namespace filrouge::service
