#pragma once
#include "engine/scenario/rehearsal.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace filrouge::scenario {

// How much of a pathway some histories reach. What counts:
//   states       entered; history states are none
//   transitions  taken
//   conditions   guards, also those of `if`, `requires`, and `when` of tasks and messages: once true and once false,
//                each counts
//   timers       came: moments of `at` and `after`, openings, rungs of each task, delayed events
class Coverage {
 public:
  enum class Kind : std::uint8_t { states, transitions, conditions, timers };
  static constexpr std::array kinds{Kind::states, Kind::transitions, Kind::conditions, Kind::timers};

  struct Tally {
    std::size_t reached = 0;
    std::size_t total = 0;
    // Rounded down, so that 100 means all; 100 of nothing.
    [[nodiscard]] std::size_t percent() const { return total == 0 ? 100 : reached * 100 / total; }
  };
  // What no history reached.
  struct Gap {
    Kind kind = Kind::states;
    std::string sentence;
    pathway::Origin origin;
  };

  explicit Coverage(std::shared_ptr<const pathway::Pathway> pathway);

  // Takes in one step of a case of this pathway.
  void see(const Stepped& stepped);

  [[nodiscard]] Tally tally(Kind kind) const;
  [[nodiscard]] Tally tally() const;
  [[nodiscard]] std::vector<Gap> gaps() const;  // by file and line
  [[nodiscard]] const std::shared_ptr<const pathway::Pathway>& pathway() const { return pathway_; }

 private:
  friend class CoverageItems;
  enum class What : std::uint8_t {
    state,              // a: state
    transition,         // a: transition
    guard,              // a: transition
    choice,             // a: the `if`, as they were listed
    event_requirement,  // a: event, b: its requirement
    task_requirement,   // a: task, b: its requirement
    task_when,          // a: task
    tell_when,          // a: tell
    moment,             // a: timer
    task_opening,       // a: task
    rung,               // a: task, b: rung
    tell_opening,       // a: tell
    send                // a: event
  };
  struct Key {
    What what = What::state;
    std::size_t a = 0;
    std::size_t b = 0;
    bool outcome = true;  // of a condition
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Item {
    Kind kind = Kind::states;
    std::string subject;  // "The state "july.to_contact""
    std::string never;    // "was never entered"
    const pathway::Origin* origin = nullptr;
    bool reached = false;
    bool armed = false;  // of a timer
  };

  void reach(const Key& key);
  void see_reason(const interpreter::Reason& reason);
  void see_requirements(const Stepped& stepped);
  void see_rest(const interpreter::Case& c);

  std::shared_ptr<const pathway::Pathway> pathway_;
  std::map<Key, Item> items_;
  std::map<const pathway::If*, std::size_t> choices_;
};

}  // namespace filrouge::scenario
