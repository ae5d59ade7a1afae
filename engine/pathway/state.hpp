#pragma once
#include "engine/pathway/action.hpp"
#include "engine/pathway/late.hpp"
#include "engine/pathway/task.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::pathway {

enum class StateKind { atomic, compound, parallel, final, shallow_history, deep_history };

[[nodiscard]] constexpr bool is_history(StateKind kind) {
  return kind == StateKind::shallow_history || kind == StateKind::deep_history;
}

struct Transition {
  StateIndex source;
  std::vector<EventPattern> events;  // empty: eventless (`always`) or a timer's
  std::optional<TimerIndex> timer;   // set: enabled from the timer's moment on
  std::optional<expression::Program> guard;
  std::vector<StateIndex> targets;  // empty: targetless
  Late late = Late::fire;           // of a timer that acts once
  bool internal = false;
  bool of_own_done = false;  // onDone: it hears done.state of its source, not of another state by that name
  std::vector<Action> actions;
  std::string rule;  // dotted path for people: "july.to_contact.on.contact.made"
  Origin origin;
};

// `at:` and `after:` of a state. With a target the transition is enabled from that moment on, as long as the state is
// active; without one it acts once per value of its anchor.
struct Timer {
  StateIndex state;
  Moment moment;
  std::vector<TransitionIndex> branches;  // tried in document order
  std::string rule;                       // "july.after.july_close"
  Origin origin;
};

// What a final state ends with: a code, or an expression that gives one.
struct FinalOutcome {
  std::optional<OutcomeIndex> code;
  std::optional<expression::Program> expression;
};

// One state; the root (index 0) is the pathway itself. Numbered in document order, children after their parent, so the
// descendants of s are s+1 … last.
struct State {
  std::string name;
  std::string path;  // dotted, empty for the root
  std::string title;
  StateKind kind = StateKind::atomic;
  StateIndex parent;  // of the root: itself
  StateIndex last;    // greatest descendant; itself for a leaf
  std::vector<StateIndex> children;
  std::vector<StateIndex> initial;      // targets of the initial transition; of a history state: its default
  std::vector<TransitionIndex> on;      // with events, document order
  std::vector<TransitionIndex> always;  // eventless, document order
  std::vector<TimerIndex> timers;       // document order
  std::vector<Action> entry;
  std::vector<Action> exit;
  std::vector<TaskIndex> tasks;
  std::vector<TellIndex> tells;
  std::optional<FinalOutcome> outcome;
  Origin origin;
};

}  // namespace filrouge::pathway
