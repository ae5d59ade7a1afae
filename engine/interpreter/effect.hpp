#pragma once
#include "engine/interpreter/case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <boost/container/small_vector.hpp>

namespace filrouge::interpreter {

// Something to be told, unique on (case, rule, rung, occurrence, role), or on the school and cohort instead of the case
// where `per` says so. It names roles, never people.
struct Intent {
  std::string_view rule;   // of the pathway, which outlives it: a tell, a rung's task, a notify
  std::uint16_t rung = 0;  // of a ladder, from 1; 0 for none
  // Entry of the owning state, opening of the task, planning of the session; 1 for what is told once per case.
  std::uint32_t occurrence = 0;
  pathway::RoleIndex role;
  std::optional<pathway::MessageIndex> message;  // empty: the standard reminder of a task
  std::optional<Instant> not_after;
  pathway::Scope per = pathway::Scope::pupil;
  std::string session;  // the one it speaks of; empty for none
  // Of the tell, ladder or notify: the channels to use instead of the role's own.
  const pathway::Recipients* to = nullptr;
  friend bool operator==(const Intent&, const Intent&) = default;
};
// Of tasks `per: school` and `per: session` the service keeps one for all cases (pathway::Task::per).
struct TaskOpened {
  pathway::TaskIndex task;
  std::uint32_t occurrence = 0;
  std::optional<Instant> due;
  friend bool operator==(const TaskOpened&, const TaskOpened&) = default;
};
// The due date of an open task moved, because a date did.
struct TaskRetimed {
  pathway::TaskIndex task;
  std::uint32_t occurrence = 0;
  std::optional<Instant> due;
  friend bool operator==(const TaskRetimed&, const TaskRetimed&) = default;
};
enum class TaskEnd : std::uint8_t { done, withdrawn };
struct TaskEnded {
  pathway::TaskIndex task;
  std::uint32_t occurrence = 0;
  TaskEnd how = TaskEnd::done;
  friend bool operator==(const TaskEnded&, const TaskEnded&) = default;
};
// Unsent messages of earlier steps are withdrawn with it; those of this step go.
struct CaseClosed {
  std::optional<pathway::OutcomeIndex> outcome;
  friend bool operator==(const CaseClosed&, const CaseClosed&) = default;
};
using Effect = std::variant<Intent, TaskOpened, TaskRetimed, TaskEnded, CaseClosed>;
// Those of a step, in the order in which they came up. A step has few, and allocates for none of the first.
using Effects = boost::container::small_vector<Effect, 4>;

}  // namespace filrouge::interpreter
