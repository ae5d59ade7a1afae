#pragma once
#include "engine/interpreter/step.hpp"

#include <span>
#include <vector>

namespace filrouge::interpreter {

// An event that a case took, with the case as it was before and the instant it was stepped at.
struct TakenEvent {
  Case before;
  Event event;
  Instant at;
};

using Facts = pathway::IndexSet<pathway::FactIndex>;

// The stored facts a step gave values to, also where they had them already: what the event (of a step that answered to
// one) declares, and what the reasons say was set.
[[nodiscard]] Facts facts_set(const Setting& setting, std::optional<pathway::EventIndex> event,
                              std::span<const Reason> reasons);

// What there is to do where an event was not as it was recorded.
struct Corrected {
  Correction correction;                  // of the facts that the event sets and the logs it feeds; empty: all is right
  std::vector<pathway::FactIndex> later;  // would be other too, but keep the value that was set since
};

// Decides `taken` again as it should have been recorded, on the case as it was, and tells which facts of `c`, the same
// case now, are other for it. Only facts that the event sets count: transitions, tasks and messages that followed from
// it are not taken back. `set_since`: what later steps set. Refused where the event would not have been taken.
[[nodiscard]] Result<Corrected, Refusal> correct(const Setting& setting, const TakenEvent& taken,
                                                 const Event& as_it_was, const Case& c, const Facts& set_since);

}  // namespace filrouge::interpreter
