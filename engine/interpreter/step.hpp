#pragma once
#include "engine/interpreter/effect.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace filrouge::interpreter {

// Version of the interpreter's behaviour, recorded with every history row. A change of behaviour gets a new number.
inline constexpr int semantics = 1;

// An event as it reaches one case. `fields` is Segment::event: name, occurred, recorded, payload (see make_event).
struct Event {
  pathway::EventIndex event;
  std::vector<expression::Value> fields;
};

// What a step answers to: the opening of the case, an event from outside, or the case's own timers that are due
// exactly at `now`.
struct Open {};
struct Due {};
using Stimulus = std::variant<Open, Event, Due>;

// Why an event was not taken. The case is as it was.
struct Refusal {
  enum class Kind { nothing_takes_it, requirement_unmet, closed };
  Kind kind = Kind::nothing_takes_it;
  std::vector<std::string> sentences;           // unmet requirements, in the pathway's language
  std::vector<pathway::EventIndex> would_take;  // what the case would take now
};

struct Step {
  Case after;
  std::vector<Effect> effects;
  std::vector<Reason> reasons;
  std::optional<Refusal> refused;
};

// One run to completion (SCXML's macrostep) at instant `now`. Pure: equal arguments give equal results. `before` is
// moved from and comes back as `after`, unchanged where the event is refused. Timers due before `now` must have been
// fired first (see advance.hpp).
[[nodiscard]] Step step(const Setting& setting, Case before, const Stimulus& stimulus, Instant now);

// A case of this pathway before it was opened.
[[nodiscard]] Case blank_case(const pathway::Pathway& pathway);

}  // namespace filrouge::interpreter
