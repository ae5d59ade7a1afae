#pragma once
#include "engine/pathway/index_set.hpp"
#include "engine/pathway/pathway.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace filrouge::pathway {

// Something that has to be asked again when a thing changed.
struct Watcher {
  enum class Kind : std::uint8_t {
    computed,     // a computed fact that reads the thing: FactIndex
    transition,   // a spontaneous transition whose guard reads it: TransitionIndex
    task,         // a task whose `when` reads it: TaskIndex
    tell,         // a message whose `when` reads it, or whose moments count from it: TellIndex
    timer,        // a timer whose moment counts from it: TimerIndex
    task_moments  // a task whose opening, due date or ladder counts from it: TaskIndex
  };
  Kind kind = Kind::computed;
  std::uint16_t index = 0;  // see Kind
  friend bool operator==(const Watcher&, const Watcher&) = default;
};
using Watchers = std::vector<Watcher>;

// The least common compound ancestor of a transition's source and its effective targets, whose active descendants it
// leaves; the source itself where the transition is internal and leads inwards (SCXML appendix D,
// getTransitionDomain). The root counts as compound and is never left.
[[nodiscard]] StateIndex domain_of(const Pathway& pathway, const Transition& transition,
                                   std::span<const StateIndex> targets);

// What the interpreter looks up at every step, computed once from a pathway.
//
// Events are numbered as in Pathway::events; behind them stand the platform's own: done.state.NAME of each state, then
// error.execution. An EventIndex of the interpreter may be any of these.
class Derived {
 public:
  explicit Derived(const Pathway& pathway);

  // Transitions of `state` that hear `event`, document order.
  [[nodiscard]] std::span<const TransitionIndex> hearing(EventIndex event, StateIndex state) const;
  // States with a transition that hears the event.
  [[nodiscard]] const IndexSet<StateIndex>& hearers(EventIndex event) const { return hearers_[event.value]; }
  [[nodiscard]] EventIndex done_event(StateIndex state) const {
    return EventIndex{static_cast<std::uint16_t>(declared_ + state.value)};
  }
  [[nodiscard]] EventIndex error_event() const { return EventIndex{static_cast<std::uint16_t>(declared_ + states_)}; }
  [[nodiscard]] bool is_declared(EventIndex event) const { return event.value < declared_; }
  [[nodiscard]] std::size_t event_count() const { return event_names.size(); }

  std::vector<expression::Value> event_names;             // by event number, the platform's included
  std::vector<expression::Value> blank_event;             // Segment::event with nothing in it
  IndexSet<StateIndex> leaves;                            // atomic and final states
  std::vector<std::vector<TransitionIndex>> spontaneous;  // per state: always, at and after, document order
  std::vector<std::vector<TransitionIndex>> of_timer;     // per timer: its branches
  std::vector<std::optional<StateIndex>> domains;         // per transition, unless it has no target or a history state
  std::vector<std::vector<StateIndex>> histories;         // per state: its history children
  std::vector<std::vector<FactIndex>> feeds;              // per event: logs it feeds
  std::vector<std::vector<TaskIndex>> closes;             // per event: tasks it closes
  std::vector<std::vector<TaskIndex>> opens;              // per event: tasks it opens

  std::vector<Watchers> of_fact;
  std::vector<Watchers> of_session;  // tasks and messages of a kind of session
  Watchers of_event;                 // reads event.…: `always` guards only
  Watchers of_states;                // in_state()
  Watchers of_clock;                 // today(), now(): guards of at and after
  std::vector<FactIndex> computed;   // document order: after everything they read

 private:
  void find_listeners(const Pathway& pathway);

  std::size_t declared_;
  std::size_t states_;
  // Per event, the transitions that hear it and beside each its source, in document order.
  struct Hearing {
    std::vector<StateIndex> sources;
    std::vector<TransitionIndex> transitions;
  };
  std::vector<Hearing> hearing_;
  std::vector<IndexSet<StateIndex>> hearers_;
};

}  // namespace filrouge::pathway
