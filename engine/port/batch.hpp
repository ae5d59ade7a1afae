#pragma once
#include "engine/port/case_record.hpp"
#include "engine/port/history_row.hpp"
#include "engine/port/intent_status.hpp"
#include "engine/port/task_record.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::port {

// A wish to tell somebody something. It holds no person: who that is is found when it is sent. Unique per case on
// (rule, occurrence, role).
struct NewIntent {
  std::string rule;
  std::string occurrence;
  std::string role;
  std::string message;  // name of the message; its text is resolved at sending
  std::size_t step{};   // which of the write's history rows asked for it, from 0
  Instant send_from;
  std::optional<Instant> not_after;
  IntentStatus status = IntentStatus::pending;  // withdrawn where a later step of the same write closed the case
  friend bool operator==(const NewIntent&, const NewIntent&) = default;
};

struct NewTask {
  std::string rule;
  std::string occurrence;
  std::string role;
  std::string answerable;
  Instant opened;
  std::optional<Instant> due;
  TaskStatus status = TaskStatus::open;  // where a later step of the same write ended it: how, and when
  std::optional<Instant> closed;
  friend bool operator==(const NewTask&, const NewTask&) = default;
};

// What becomes of a task that an earlier write opened: closed (`status` done or withdrawn), or still open with another
// due instant.
struct TaskChange {
  std::string rule;
  std::string occurrence;
  TaskStatus status = TaskStatus::done;
  Instant at;
  std::optional<Instant> due;  // read only where the task stays open
  friend bool operator==(const TaskChange&, const TaskChange&) = default;
};

// The name under which an outside event arrives, so that a second arrival changes nothing.
struct EventKey {
  SchoolId school;
  std::string source;
  std::string reference;
  friend auto operator<=>(const EventKey&, const EventKey&) = default;
};

// What became of an outside event the first time it arrived: taken as a step of a case, or refused for a reason.
struct ReceivedEvent {
  EventKey key;
  std::optional<CaseId> subject;
  std::int64_t sequence{};  // the history row that took it; 0 where it was refused
  std::string refusal;      // codes; empty where it was taken
  Instant received;
  std::string event{};  // its name, of one that was refused: the history names the others
};

// An outside event that one of the write's history rows took.
struct TakenEvent {
  std::string source;
  std::string reference;
  std::size_t step{};
};

// The decided steps of one case, in order. What differs between alike steps (key, version, document, taken events)
// stands apart from the rest: the store writes equal rests once for many cases.
struct CaseSteps {
  PathwayHash pathway;
  PlaceHash place;
  std::string patch;  // of all steps together: JSON object, null removes
  std::string state;
  CaseStatus status = CaseStatus::open;
  std::string outcome;
  std::optional<Instant> wake_at;
  std::vector<HistoryRow> history;  // at least one
  std::vector<NewIntent> intents;
  std::vector<NewTask> tasks;
  std::vector<TaskChange> task_changes;  // at most one per task, none of `tasks`
  bool withdraw_unsent = false;          // intents of earlier steps that were not yet resolved are withdrawn
  friend bool operator==(const CaseSteps&, const CaseSteps&) = default;
};

struct CaseWrite {
  CaseKey key;
  std::int64_t expected_version{};
  std::string document;  // after the steps; canonical spelling
  CaseSteps steps;
  std::vector<TakenEvent> taken;
};

// A case that does not exist yet, with the steps that opened it. Unique on (school, person, pathway name, cohort).
struct CaseOpening {
  SchoolId school;
  PersonId person;
  std::string pathway_name;
  std::string cohort;
  std::string document;
  CaseSteps steps;
  std::vector<TakenEvent> taken;
};

using Batch = std::vector<CaseWrite>;  // at most one per case

// A case whose steps could not be decided or stored. The same one met again is counted, not repeated.
struct Incident {
  CaseKey subject;         // case 0: of a person who has none yet
  std::int64_t version{};  // the case's when it happened
  std::string what;        // a code and a table, never a value
  Instant at;              // the latest time
  PersonId person;         // of case 0
  std::int64_t times = 1;
};

// Every write of the batch appears once: won, lost (somebody else wrote the case first: read it and decide again), or
// as an incident (the database refuses it whatever one does; it was recorded).
struct BatchOutcome {
  std::vector<CaseKey> won;
  std::vector<CaseKey> lost;
  std::vector<Incident> incidents;
};

// One entry per opening, in their order: the case, and whether this call opened it or it was there already. No case:
// the database refused it (an incident of the person).
struct OpeningOutcome {
  struct Entry {
    std::optional<CaseId> id;
    bool opened = false;
  };
  std::vector<Entry> entries;
};

}  // namespace filrouge::port
