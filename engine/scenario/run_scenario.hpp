#pragma once
#include "engine/loading/scenario.hpp"
#include "engine/scenario/invariants.hpp"

#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace filrouge::scenario {

// One expectation of a scenario that was not met.
struct Mismatch {
  Position at;                       // of the step, in the scenario's file
  std::string step;                  // "2026-07-07 10:00 result.received"
  std::string expected;              // "state: july.to_contact"
  std::string happened;              // "july.awaiting"
  std::vector<std::string> reasons;  // what the engine did in this step, and why
};

// The setting of a scenario: its cohort, and its milestones over those of the place. A sentence where it names a
// milestone the pathway does not know.
[[nodiscard]] Result<interpreter::Setting, std::string> setting_of(const loading::Scenario& scenario,
                                                                   std::shared_ptr<const pathway::Pathway> pathway,
                                                                   const calendar::Place& place);

// Plays the scenario up to the first step that ends otherwise than expected or breaks an invariant; all mismatches of
// that step. `watch` sees every step.
[[nodiscard]] std::vector<Mismatch> run_scenario(const loading::Scenario& scenario, interpreter::Setting setting,
                                                 std::vector<Invariant> invariants = {}, Watcher watch = {});

// What somebody does in the step. Gives the refusal, nothing where it was done; a sentence where it makes no sense.
[[nodiscard]] Result<std::optional<interpreter::Refusal>, std::string> act(Rehearsal& rehearsal,
                                                                           const loading::ScenarioStep& step);

}  // namespace filrouge::scenario
