#pragma once
#include "engine/interpreter/effect.hpp"
#include "engine/interpreter/reason.hpp"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace filrouge::interpreter {

// Version of the interpreter's behaviour, recorded with every history row. A change of behaviour gets a new number.
inline constexpr int semantics = 1;

// An event as it reaches one case. `fields` is Segment::event: name, occurred, recorded, payload (see make_event.hpp).
struct Event {
  pathway::EventIndex event;
  std::vector<expression::Value> fields;
};

// What a step answers to: the opening of the case, an event from outside, the case's own timers that are due at `now`,
// or a setting (calendar, milestones) other than the one the case was last stepped with.
struct Open {};
struct Due {
  std::optional<Instant> ran = {};  // when the step really runs, at `now` or later; without it, at `now`
};
struct Resettled {
  std::optional<Instant> ran = {};  // as of Due: what was due meanwhile came late
};
// Stored facts and logs that get other values, because an event was not as it was recorded (correct.hpp).
struct Correction {
  std::vector<std::pair<pathway::FactIndex, expression::Value>> facts;
};
// A closed case goes on in a state: no final one, and none that is history.
struct Reopening {
  pathway::StateIndex to;
};
using Stimulus = std::variant<Open, Event, Due, Resettled, Correction, Reopening>;

// Why an event was not taken. The case is as it was.
struct Refusal {
  enum class Kind {
    nothing_takes_it,   // no active state hears it, and it sets, logs, opens and closes nothing
    guard_false,        // heard, but no guard holds; Step::reasons has the transitions
    requirement_unmet,  // see sentences
    closed,             // the case is closed, and the event sets no fact
    unknown_event,      // the pathway never mentions it; no step gives this, see refuse.hpp
    not_closed          // a case that is open cannot be reopened
  };
  Kind kind = Kind::nothing_takes_it;
  std::vector<std::string> sentences;           // all unmet requirements, in the pathway's language; the nearest name
  std::vector<pathway::EventIndex> would_take;  // what the case waits for now: heard, or closes or opens a task
};

// Which way an `if` went; it stands in the pathway, which outlives this.
struct Choice {
  const pathway::If* what = nullptr;
  bool held = false;
};

struct Step {
  Case after;
  Effects effects;
  Reasons reasons;
  std::optional<Refusal> refused;
  std::uint64_t units = 0;      // the work it took, at most units_max (limits.hpp)
  std::vector<Choice> choices;  // in the order in which they came up
};

// One run to completion at instant `now`: the interpretation algorithm of W3C SCXML (appendix D), then what holds at
// rest (timers, tasks, messages), until nothing of the case is due by `now`.
//
// An event is taken when its requirements hold (asked of the facts as they were) and it sets a fact, feeds a log,
// closes or opens a task, or enables a transition of an active state; else it is refused. A closed case takes what
// keeps its facts right and does not move.
//
// Pure: equal arguments give equal results. `before` is moved from and comes back as `after`, unchanged where the event
// is refused. Timers due before `now` must have been fired first, each at its own instant (advance.hpp).
[[nodiscard]] Step step(const Setting& setting, Case&& before, const Stimulus& stimulus, Instant now);

}  // namespace filrouge::interpreter
