#pragma once
#include "engine/interpreter/setting.hpp"

#include <span>
#include <string>
#include <vector>

namespace filrouge::proof {

// The facts and fields of the event that the guards of the transitions read, with their values:
// "exam = "absent", event.answer = "thinking"". What cannot be written in a word or two is left out.
[[nodiscard]] std::string shown_values(const interpreter::Setting& setting,
                                       std::span<const pathway::TransitionIndex> transitions,
                                       std::span<const expression::Value> facts,
                                       std::span<const expression::Value> event);

}  // namespace filrouge::proof
