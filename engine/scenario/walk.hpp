#pragma once
#include "engine/scenario/invariants.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::scenario {

// Where histories of invented pupils begin: a scenario, of which only the opening counts, and what must hold.
struct Start {
  loading::Scenario story;
  interpreter::Setting setting;
  std::vector<Invariant> invariants;
};

// Why a case at rest is not as it should be: an invariant is broken, an incident happened, the step or the time did not
// come to an end, or an open case has nothing left to wait for.
struct Trouble {
  std::string sentence;  // the same for alike troubles
  std::string why;       // may be empty
};

// A history in the making. `start` must outlive it.
class Walk {
 public:
  explicit Walk(const Start& start);
  ~Walk() = default;
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;

  // Goes on by a step, whose time counts as now where it has passed. An event that is refused or cannot be sent is left
  // out; false where nothing is left. Nothing more happens after a trouble.
  bool play(loading::ScenarioStep step);

  [[nodiscard]] const Rehearsal& rehearsal() const { return rehearsal_; }
  [[nodiscard]] const std::vector<loading::ScenarioStep>& steps() const { return steps_; }  // that were taken
  [[nodiscard]] const std::optional<Trouble>& trouble() const { return trouble_; }

 private:
  void see(const Stepped& stepped);
  bool send(const loading::ScenarioStep& step);

  const Start& start_;
  std::optional<Trouble> trouble_;
  std::optional<Instant> seen_;  // the last step, which the trouble came with
  std::vector<loading::ScenarioStep> steps_;
  Rehearsal rehearsal_;
};

}  // namespace filrouge::scenario
