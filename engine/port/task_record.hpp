#pragma once
#include "engine/port/case_record.hpp"

#include <optional>
#include <string>

namespace filrouge::port {

// Open until closed once, by its event, by hand, or because it is no longer wanted.
enum class TaskStatus { open, done, withdrawn };

// Something a person has to do about a case. Its title belongs to the pathway, under `rule`.
struct TaskRecord {
  CaseKey subject;
  std::string rule;        // dotted state path and task name
  std::string occurrence;  // which entry of the state, anchor, session or run
  std::string role;        // who does it
  std::string answerable;  // the role that accounts for it, empty where it is the same
  Instant opened;
  std::optional<Instant> due;
  std::optional<Instant> closed;
  TaskStatus status = TaskStatus::open;
};

// The work of a school: open tasks, the most urgent first (those without a due instant last).
struct TaskQuery {
  SchoolId school;
  std::optional<std::string> role;    // of who does it or answers for it
  std::optional<Instant> due_before;  // excluded
  std::size_t limit = 1000;
};

}  // namespace filrouge::port
