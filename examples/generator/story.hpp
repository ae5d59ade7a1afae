#pragma once
#include "generator/cast.hpp"
#include "generator/log.hpp"

namespace filrouge::example {

// What is recorded about one pupil from September 2025 to January 2027, as the fate has it. The events and their
// payloads are those of workflows/avenirpro, each at a moment when the pathway takes it.
[[nodiscard]] Log tell_story(const Pupil& pupil, Random& random);

// What is recorded about the school as a whole: workshops, imports, meetings.
[[nodiscard]] Log tell_school();

// The dates everybody's story shares.
namespace dates {
[[nodiscard]] Day first_results();
[[nodiscard]] Day second_results();
[[nodiscard]] Day first_meeting();
[[nodiscard]] Day second_meeting();
}  // namespace dates

}  // namespace filrouge::example
