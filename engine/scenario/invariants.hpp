#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/loading/scenario.hpp"
#include "engine/scenario/values_read.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::scenario {

// What must hold whenever a case is at rest.
struct Invariant {
  std::string sentence;
  expression::Program condition;
};

// Compiles invariants for a pathway: facts, parameters, milestones and in_state(), no clock, as a case at rest is not
// asked again when time passes. Those of other pathways are left out. An error of each that is no condition is added to
// `findings`.
[[nodiscard]] std::vector<Invariant> compile(const std::vector<loading::DeclaredInvariant>& declared,
                                             const pathway::Pathway& pathway, Diagnostics& findings);

struct Broken {
  std::string sentence;  // of the invariant
  std::string why;       // the condition with the values it read
};
// The invariants that do not hold of the case. One that cannot be computed does not hold.
[[nodiscard]] std::vector<Broken> broken_of(const std::vector<Invariant>& invariants,
                                            const interpreter::Setting& setting, const interpreter::Case& c,
                                            Instant now);

}  // namespace filrouge::scenario
