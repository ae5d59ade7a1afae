#pragma once
#include "engine/base/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/container/small_vector.hpp>

namespace filrouge::interpreter {

// Why, as codes; words are made of them later (explain.hpp). `a` and `b` are indices into the tables of the pathway.
enum class ReasonCode : std::uint8_t {
  entered,           // a: state
  left,              // a: state
  transition_taken,  // a: transition
  guard_false,       // a: transition
  guard_failed,      // a: transition; the guard failed at run time and counts as false
  fact_set,          // a: fact
  set_failed,        // a: fact; the expression failed, the fact keeps its value and the rest of the block is skipped
  if_failed,         // a: state; the guard of an `if` failed and the rest of the block is skipped
  fact_failed,       // a: fact; the computed fact failed and is empty
  log_appended,      // a: fact
  log_full,          // a: fact; the oldest entry went: an incident
  raised,            // a: event number (pathway::Derived)
  discarded,         // a: event number; a raised event nothing takes
  timer_fired,       // a: index, b: TimerKind
  timer_moved,       // a: index, b: TimerKind; an anchor moved
  timer_failed,      // a: index, b: TimerKind; its instant cannot be computed: an incident
  task_opened,       // a: task
  task_done,         // a: task
  task_withdrawn,    // a: task
  task_due_moved,    // a: task; opened past its due date, which is the next working day
  when_failed,       // a: index, b: TimerKind::task_open or tell_open; `when` failed and counts as false
  rung_told,         // a: task, b: rung
  rungs_merged,      // a: task, b: the highest rung already past, told for all below it
  told,              // a: tell
  told_too_late,     // a: tell; `until` had passed
  outcome_missing,   // a: state; a final state that gave no outcome: an incident
  endless,           // a: state; transitions without event never came to rest, and the step stopped: an incident
  too_much_work,     // a: state; the step worked too long and stopped: an incident
  fact_too_large,    // a: fact; its new value is too large: it keeps the old one, a computed fact is empty: an incident
  too_many_sends,    // a: event number; it is not sent, too many wait already: an incident
  fact_out_of_bounds,  // a: fact; its new value is beyond its bounds: it keeps the old one: an incident
  late_skipped,        // a: index, b: TimerKind; it came too late to act (lateness.hpp)
  late_merged,         // a: index, b: TimerKind; likewise, and gave way to a later one
  late_cancelled       // a: index, b: TimerKind; it was late, and something else ended what it was for
};
inline constexpr std::size_t reason_code_count = static_cast<std::size_t>(ReasonCode::late_cancelled) + 1;

struct Reason {
  ReasonCode code = ReasonCode::entered;
  std::uint16_t a = 0;
  std::uint16_t b = 0;
  friend bool operator==(const Reason&, const Reason&) = default;
};

// Those of a step, in the order in which they came up. A step makes few, and allocates for none of the first.
using Reasons = boost::container::small_vector<Reason, 16>;

// True for what somebody has to look at: the pathway or its calendar is at fault, not the pupil.
[[nodiscard]] bool is_incident(ReasonCode code);

// The compact text kept in a history row: "transition-taken" is one letter, so "t12 n3 w4.1". Both ways;
// a text that is none gives a sentence.
[[nodiscard]] std::string to_codes(std::span<const Reason> reasons);
[[nodiscard]] Result<std::vector<Reason>, std::string> parse_codes(std::string_view text);

}  // namespace filrouge::interpreter
