#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace filrouge::service {

// What tells two intents of one rule apart: how often its state was entered or its task opened, and the rung of the
// task's ladder. Written "2", or "2/3" for the third rung.
struct Occurrence {
  std::uint32_t count = 0;
  std::uint16_t rung = 0;  // from 1; 0 for none
};
[[nodiscard]] std::string to_string(const Occurrence& occurrence);
// Zeros where the text is none.
[[nodiscard]] Occurrence parse_occurrence(std::string_view text);

}  // namespace filrouge::service
