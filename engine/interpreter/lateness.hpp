#pragma once
#include "engine/interpreter/work.hpp"

#include <optional>

namespace filrouge::interpreter {

// More than late_after ago.
[[nodiscard]] bool is_late(const Work& work, Instant moment);

// Why what is late does not act, as a reason: late_skipped or late_merged; nothing where it acts. What is merged gives
// way to something later that waits beside it: a moment of the same state, a rung of the same ladder. A rung at the
// opening of its task says that the task is there, and always acts.
[[nodiscard]] std::optional<ReasonCode> passed_over(const Work& work, const ArmedTimer& timer, pathway::Late late);
// The same of one branch of a moment, and noted where it is so of all.
[[nodiscard]] bool is_passed_over(const Work& work, const ArmedTimer& timer, pathway::TransitionIndex branch);
void note_passed_over(Work& work, const ArmedTimer& timer);
// The same of a message, told in a step that runs late: it gives way to a later one of its state that goes to at least
// the same roles and is to be told as well.
[[nodiscard]] std::optional<ReasonCode> passed_over(const Work& work, pathway::TellIndex tell);

// Keeps the timers that are late in Work::missed, until they fire. In the end, what became of those that did not is
// noted: they were cancelled by what else the step did, or what they were for was done at once, because their moment
// has moved to before this step.
void find_missed(Work& work);
void forget_missed(Work& work, const ArmedTimer& fired);
void note_missed(Work& work);

}  // namespace filrouge::interpreter
