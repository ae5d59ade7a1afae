#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace filrouge::service {

// What tells two intents of one rule apart: how often its state was entered, its task opened or its session planned,
// the rung of the task's ladder, and the session. Written "2", "2/3" for the third rung, "2@A1" of the session A1.
struct Occurrence {
  std::uint32_t count = 0;
  std::uint16_t rung = 0;  // from 1; 0 for none
  std::string session{};   // empty for none
};
[[nodiscard]] std::string to_string(const Occurrence& occurrence);
// Zeros where the text is none.
[[nodiscard]] Occurrence parse_occurrence(std::string_view text);

}  // namespace filrouge::service
