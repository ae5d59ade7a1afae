#pragma once
#include "engine/interpreter/setting.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::interpreter {

// The active states, their ancestors included.
using Configuration = pathway::IndexSet<pathway::StateIndex>;

// What an armed timer does when it fires.
enum class TimerKind : std::uint8_t {
  transition,  // `at` / `after` of a state: index is a pathway::TimerIndex
  task_open,   // index is a pathway::TaskIndex
  rung,        // a rung of an open task's ladder: index is a pathway::TaskIndex
  tell_open,   // index is a pathway::TellIndex
  send         // a delayed event: index is a pathway::EventIndex
};

// A timer keeps its rule, so that it can be computed again when an anchor moves.
struct ArmedTimer {
  TimerKind kind = TimerKind::transition;
  bool elapsed = false;                  // due has passed, and its transition is enabled from now on
  std::uint16_t index = 0;               // see TimerKind
  std::uint16_t rung = 0;                // of TimerKind::rung: index in the ladder
  std::uint32_t occurrence = 0;          // entry of the owning state, or opening of the task
  std::optional<Instant> due;            // empty: its anchor has no value yet
  Instant since{};                       // what a DURATION counts from: the entry, the opening, the sending
  std::optional<pathway::SendIndex> id;  // of TimerKind::send, for cancel
  friend bool operator==(const ArmedTimer&, const ArmedTimer&) = default;
};

// A rule counted from a date has acted for this value of it, and will not act for the same value again.
struct Acted {
  TimerKind kind = TimerKind::transition;  // transition: it fired; task_open: the task was done; rung: it was told
  std::uint16_t index = 0;
  std::uint16_t rung = 0;
  Instant due{};
  friend bool operator==(const Acted&, const Acted&) = default;
};

struct OpenTask {
  pathway::TaskIndex task;
  std::uint32_t occurrence = 0;  // 1 for the first opening
  Instant opened{};
  std::optional<Instant> due;  // the deadline: of a day, the midnight that ends it
  bool due_moved = false;      // opened past its due date, which is the next working day instead
  std::uint64_t rungs = 0;     // bit i: rung i of this opening is done with
  friend bool operator==(const OpenTask&, const OpenTask&) = default;
};

enum class TaskPhase : std::uint8_t {
  waiting,  // its state is not active, or its moment or event has not come
  ready,    // wanted as soon as `when` holds
  open,
  settled  // done, and not wanted again until `when` was false in between, its date moves, or its event comes again
};

enum class TellPhase : std::uint8_t { untold, told, too_late };

// What a case keeps of each state.
struct Visits {
  std::uint32_t entries = 0;  // how often it was entered, the occurrence
  Instant entered{};          // while it is active: when it was entered
  friend bool operator==(const Visits&, const Visits&) = default;
};

// What a case keeps of each task.
struct Progress {
  TaskPhase phase = TaskPhase::waiting;
  std::uint32_t opened = 0;  // openings so far
  friend bool operator==(const Progress&, const Progress&) = default;
};

// The session of a kind that a case goes to.
struct CurrentSession {
  std::uint32_t number = 0;  // how often one was planned
  std::string id;            // as whoever plans it names it, else its day; empty: none
  bool cancelled = false;
  friend bool operator==(const CurrentSession&, const CurrentSession&) = default;
};

// The state of one pupil's case: a value, the fold of its history. Per-table vectors follow the tables of the pathway.
struct Case {
  Configuration active;
  std::vector<expression::Value> facts;                      // Segment::facts, computed ones included
  std::vector<ArmedTimer> timers;                            // by (due, document order); unresolved ones last
  std::vector<OpenTask> tasks;                               // by task, at most one opening of each
  std::vector<Acted> acted;                                  // one per rule, in the order of the rules
  std::vector<Visits> visits;                                // per state
  std::vector<std::vector<pathway::StateIndex>> remembered;  // per history state: what it restores
  std::vector<TellPhase> told;                               // per tell: of this visit where it is told again on entry
  std::vector<Progress> progress;                            // per task
  std::vector<std::uint32_t> notified;                       // per notify: how often it told
  std::vector<CurrentSession> sessions;                      // per kind
  std::optional<pathway::OutcomeIndex> outcome;              // fixed on entering a top-level final state
  bool closed = false;
  friend bool operator==(const Case&, const Case&) = default;
};

// A case of this pathway before it was opened.
[[nodiscard]] Case blank_case(const pathway::Pathway& pathway);

// The next instant at which the case has something to do by itself; nothing when it waits for people only.
[[nodiscard]] std::optional<Instant> wake_at(const Case& c);

// Dotted paths of the active atomic states, in document order.
[[nodiscard]] std::vector<std::string> configuration_names(const pathway::Pathway& pathway, const Case& c);

}  // namespace filrouge::interpreter
