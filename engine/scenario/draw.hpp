#pragma once
#include "engine/loading/scenario.hpp"
#include "engine/scenario/rehearsal.hpp"

#include <cstdint>
#include <random>

namespace filrouge::scenario {

// Numbers that are the same for a seed on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : numbers_(seed) {}
  // 0 to count - 1.
  [[nodiscard]] std::size_t below(std::size_t count) { return static_cast<std::size_t>(numbers_() % count); }
  [[nodiscard]] bool one_in(std::size_t count) { return below(count) == 0; }

 private:
  std::mt19937_64 numbers_;
};

// Something that may happen next to a case: an event, mostly one it waits for, with fields of their declared types, and
// often time before it, to the next timer or some days.
[[nodiscard]] loading::ScenarioStep draw_step(Dice& dice, const Rehearsal& rehearsal);

// A value of a declared type; a date is near `today`.
[[nodiscard]] expression::Value draw_value(Dice& dice, const expression::Type& type, Day today);
// The plainest of them: false, 0, the first of an enum.
[[nodiscard]] expression::Value plain_value(const expression::Type& type, Day today);

}  // namespace filrouge::scenario
