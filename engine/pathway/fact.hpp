#pragma once
#include "engine/expression/program.hpp"
#include "engine/pathway/event.hpp"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace filrouge::pathway {

// Set by events and transitions.
struct StoredFact {
  expression::Value initial;
};
// `is:` computed from other facts, never set, never reads the clock.
struct ComputedFact {
  expression::Program is;
};
// A bounded list of past events: maps {"occurred": date, kept fields…}, oldest first.
struct LogFact {
  std::vector<EventPattern> of;
  std::vector<std::pair<expression::Value, std::uint16_t>> keep;  // field name and its index in Segment::event
  std::uint32_t entries_max = 200;                                // one more is an incident, and the oldest goes
};

// One entry of `data:`. Its number is its index in Segment::facts; a computed fact comes after everything it reads.
struct Fact {
  std::string name;
  std::string title;
  expression::Type type;
  std::variant<StoredFact, ComputedFact, LogFact> kind;
  bool personal = false;  // no expression reads it, and no message tells it
  Origin origin;
};

}  // namespace filrouge::pathway
