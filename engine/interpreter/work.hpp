#pragma once
#include "engine/interpreter/limits.hpp"
#include "engine/interpreter/step.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace filrouge::interpreter {

// A step in the making: the case being changed, what came of it so far, and what has to be asked again because
// something it depends on changed. Private to this folder; the functions on it are grouped by purpose in the headers
// beside it.
struct Work {
  // `made` holds the case before, and gets everything else. The step sees `at` as now, and really runs at `run_at`.
  Work(const Setting& for_setting, Step& made, Instant at, Instant run_at);

  const Setting& setting;
  const pathway::Pathway& pathway;
  const pathway::Derived& derived;
  const Instant now;
  const Instant ran;  // now, or later where the step runs late

  Case& c;
  Effects& effects;
  Reasons& reasons;
  std::vector<Choice>& choices;

  std::vector<expression::Value> raised_event;  // holds it for raised events
  std::vector<pathway::EventIndex> raised;      // the internal queue; done with up to raised_taken
  std::size_t raised_taken = 0;
  std::size_t microsteps = 0;
  std::uint64_t units = units_max;                 // what the step may still spend; 0 stops it
  bool stopped = false;                            // never came to rest
  std::optional<pathway::StateIndex> final_state;  // a top-level final state was entered

  std::vector<ArmedTimer> missed;                       // late when the step began, and not fired yet
  Configuration fresh;                                  // entered since tasks and timers were last looked at
  pathway::IndexSet<pathway::FactIndex> stale;          // computed facts to compute again
  pathway::IndexSet<pathway::TransitionIndex> pending;  // live spontaneous transitions whose guard may have turned true
  pathway::IndexSet<pathway::TimerIndex> moved_timers;  // their anchor changed
  pathway::IndexSet<pathway::TaskIndex> tasks;          // to look at again
  pathway::IndexSet<pathway::TaskIndex> moved_tasks;    // an anchor of theirs changed
  pathway::IndexSet<pathway::TellIndex> tells;          // to look at again

  expression::Frame frame;  // what expressions see; they spend of the step's units
  // Segment::event of what is being processed.
  [[nodiscard]] std::span<const expression::Value> event() const {
    return frame.segments[static_cast<std::size_t>(expression::Segment::event)];
  }
  void see(std::span<const expression::Value> event) {
    frame.segments[static_cast<std::size_t>(expression::Segment::event)] = event;
  }
  void spend(std::uint64_t work) { units -= std::min(units, work); }
  void note(ReasonCode code, std::size_t a, std::size_t b = 0) {
    spend(units_per_reason);
    reasons.push_back({code, static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(b)});
  }
  // Puts an event into the internal queue.
  void raise(pathway::EventIndex raised_event_number);
  // Evaluates; a failure is noted as `failed` (of a, b) and gives false.
  [[nodiscard]] bool holds(const expression::Program& program, ReasonCode failed, std::size_t a, std::size_t b = 0);
};

}  // namespace filrouge::interpreter
