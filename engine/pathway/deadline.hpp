#pragma once
#include "engine/expression/program.hpp"
#include "engine/pathway/index.hpp"
#include "engine/pathway/moment.hpp"
#include "engine/pathway/origin.hpp"

#include <optional>
#include <string>

namespace filrouge::pathway {

// What the law asks of every case, whatever happens to it. Nothing runs it: `check` shows that it holds, or how it is
// broken.
struct Deadline {
  std::string name;
  std::string title;
  StateIndex state;
  std::optional<expression::Program> when;   // speaks only of cases for which it holds
  std::optional<Moment> until;               // no case is in the state any more; a duration counts from its entry
  std::optional<expression::Program> never;  // no case rests in the state while it holds
  std::optional<Moment> silence;             // nobody in the state hears nothing for longer than this duration
  Origin origin;
};

}  // namespace filrouge::pathway
