#pragma once
#include "engine/port/case_record.hpp"
#include "engine/service/resume.hpp"
#include "engine/service/submitted_event.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::service {

// One event on its way to one case.
struct Errand {
  std::size_t event = 0;  // index in the submitted events
  port::EventKey key;     // empty source: not remembered
};

// What a case said to one errand; final only once the case's write has won.
struct Reply {
  Errand errand;
  EventAnswer::Kind kind = EventAnswer::Kind::taken;
  std::string code;  // of a refusal, as the store keeps it
  std::vector<std::string> sentences;
  std::vector<std::string> would_take;
};

// The decision of one case about its errands.
struct CaseDecision {
  std::optional<port::CaseWrite> write;  // nothing when nothing was taken and no timer fired
  std::vector<Reply> replies;
  std::vector<port::Incident> faults;  // what the pathway got wrong
};

// Steps the case through its errands in their order, after what its own timers want by `now`. Pure.
[[nodiscard]] CaseDecision decide_events(const interpreter::Setting& setting, const port::CaseRecord& record,
                                         const std::vector<Errand>& errands, const std::vector<SubmittedEvent>& events,
                                         Instant now);

}  // namespace filrouge::service
