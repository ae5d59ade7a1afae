#pragma once
#include "engine/scenario/rehearsal.hpp"

#include <span>
#include <string>
#include <vector>

namespace filrouge::scenario {

// What an expression is asked of: one case at one instant.
struct Sight {
  const interpreter::Setting& setting;
  std::span<const expression::Value> facts;
  std::span<const expression::Value> event;  // Segment::event; empty where there is none
  const interpreter::Configuration& active;
  Instant now;
};
[[nodiscard]] expression::Frame frame_of(const Sight& sight);

// The expression with what it read, computed facts followed to what they are made of:
// "tried_enough, where tried_enough = false, attempts = 2 entries, tries = 3".
[[nodiscard]] std::string with_values(const expression::Program& program, const Sight& sight);

// The reasons of a step in sentences, each guard that was asked with the values it read; then the requirements that
// were not met.
[[nodiscard]] std::vector<std::string> explained(const Stepped& stepped);

}  // namespace filrouge::scenario
