#pragma once
#include "engine/interpreter/case.hpp"

#include <string>
#include <variant>
#include <vector>

namespace filrouge::interpreter {

// Something to be told, unique on (case, rule, occurrence, role). It names roles, never people.
struct Intent {
  std::string_view rule;   // of the pathway, which outlives it: a tell, a rung's task, a notify
  std::uint16_t rung = 0;  // of a ladder, from 1; 0 for none
  std::uint32_t occurrence = 0;
  pathway::RoleIndex role;
  std::optional<pathway::MessageIndex> message;  // empty: the standard reminder of a task
  std::optional<Instant> not_after;
  friend bool operator==(const Intent&, const Intent&) = default;
};
struct TaskOpened {
  pathway::TaskIndex task;
  std::uint32_t occurrence = 0;
  std::optional<Instant> due;
  friend bool operator==(const TaskOpened&, const TaskOpened&) = default;
};
enum class TaskEnd : std::uint8_t { done, withdrawn };
struct TaskEnded {
  pathway::TaskIndex task;
  std::uint32_t occurrence = 0;
  TaskEnd how = TaskEnd::done;
  friend bool operator==(const TaskEnded&, const TaskEnded&) = default;
};
struct CaseClosed {
  std::optional<pathway::OutcomeIndex> outcome;
  friend bool operator==(const CaseClosed&, const CaseClosed&) = default;
};
using Effect = std::variant<Intent, TaskOpened, TaskEnded, CaseClosed>;

// Why, as codes; words are made of them later (explain.hpp).
enum class ReasonCode : std::uint8_t {
  transition_taken,  // a: transition
  guard_false,       // a: transition
  guard_failed,      // a: transition; the guard failed at run time and counts as false
  timer_fired,       // a: timer index, b: TimerKind
  fact_set,          // a: fact
  log_appended,      // a: fact
  task_opened,       // a: task
  task_done,         // a: task
  task_withdrawn,    // a: task
  told,              // a: tell
  told_too_late,     // a: tell; `until` had passed
  rung_told,         // a: task, b: rung
  rungs_merged,      // a: task, b: highest rung; those past at opening merge into one message
  raised,            // a: event
  discarded,         // a: event; a raised event nothing takes
  entered,           // a: state
  left               // a: state
};
struct Reason {
  ReasonCode code = ReasonCode::entered;
  std::uint16_t a = 0;
  std::uint16_t b = 0;
  friend bool operator==(const Reason&, const Reason&) = default;
};

}  // namespace filrouge::interpreter
