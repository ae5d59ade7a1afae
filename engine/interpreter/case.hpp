#pragma once
#include "engine/interpreter/setting.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::interpreter {

// The set of active states, ancestors included: bit i is state i.
class Configuration {
 public:
  Configuration() = default;
  explicit Configuration(std::size_t states) : words_((states + 63) / 64, 0) {}
  [[nodiscard]] bool contains(pathway::StateIndex s) const { return (words_[s.value / 64U] >> (s.value % 64U)) & 1U; }
  void insert(pathway::StateIndex s) { words_[s.value / 64U] |= std::uint64_t{1} << (s.value % 64U); }
  void erase(pathway::StateIndex s) { words_[s.value / 64U] &= ~(std::uint64_t{1} << (s.value % 64U)); }
  [[nodiscard]] const std::vector<std::uint64_t>& words() const { return words_; }
  friend bool operator==(const Configuration&, const Configuration&) = default;

 private:
  std::vector<std::uint64_t> words_;
};

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
  std::uint16_t index = 0;
  std::uint16_t rung = 0;        // of TimerKind::rung
  std::uint32_t occurrence = 0;  // entry of the owning state, or opening of the task
  std::optional<Instant> due;    // empty: its anchor has no value yet
  bool elapsed = false;          // due has passed, and its transition is enabled from now on
  std::string id;                // of TimerKind::send, for cancel
  friend bool operator==(const ArmedTimer&, const ArmedTimer&) = default;
};

struct OpenTask {
  pathway::TaskIndex task;
  std::uint32_t occurrence = 0;
  Instant opened{};
  std::optional<Instant> due;
  friend bool operator==(const OpenTask&, const OpenTask&) = default;
};

// The state of one pupil's case: a value, the fold of its history. All vectors follow the tables of the pathway.
struct Case {
  Configuration active;
  std::vector<expression::Value> facts;                      // Segment::facts, computed ones included
  std::vector<ArmedTimer> timers;                            // by (due, document order); unresolved ones last
  std::vector<OpenTask> tasks;                               // in order of opening
  std::vector<std::uint32_t> entries;                        // per state: how often it was entered, the occurrence
  std::vector<Instant> entered;                              // per state: when it was last entered
  std::vector<std::vector<pathway::StateIndex>> remembered;  // per state: what a history state restores
  std::vector<std::uint32_t> told;                           // per tell: occurrences told so far
  std::vector<std::uint32_t> opened;                         // per task: openings so far
  std::optional<pathway::OutcomeIndex> outcome;              // fixed on entering a top-level final state
  bool closed = false;
  friend bool operator==(const Case&, const Case&) = default;
};

// The next instant at which the case has something to do by itself; nothing when it waits for people only.
[[nodiscard]] std::optional<Instant> wake_at(const Case& c);

// Dotted paths of the active atomic states, in document order.
[[nodiscard]] std::vector<std::string> configuration_names(const pathway::Pathway& pathway, const Case& c);

}  // namespace filrouge::interpreter
