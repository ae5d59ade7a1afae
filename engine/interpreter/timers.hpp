#pragma once
#include "engine/interpreter/work.hpp"

namespace filrouge::interpreter {

// The state whose leaving disarms the timer; a send has none.
[[nodiscard]] std::optional<pathway::StateIndex> owner_of(const pathway::Pathway& pathway, const ArmedTimer& timer);
// True when the moment of the branch of an `at` or `after` has come, and not too late for it.
[[nodiscard]] bool is_enabled(const Work& work, pathway::TransitionIndex branch);

// Puts the timer in its place, by (due, document order); one of the same rule that is armed already moves. Sends are
// all kept.
void arm(Work& work, ArmedTimer timer);
// The same on a bare case, where no timer of the same rule is armed.
void insert_timer(const pathway::Pathway& pathway, Case& c, ArmedTimer timer);
// Takes away the timers of a rule.
void disarm(Work& work, TimerKind kind, std::uint16_t index);
void cancel_sends(Work& work, pathway::SendIndex id);
// Takes away the timers of states that are no longer active.
void disarm_left(Work& work);

// Remembers that the rule has acted for this value of its anchor; asked by has_acted.
void insert_acted(Case& c, Acted acted);
[[nodiscard]] bool has_acted(const Case& c, TimerKind kind, std::uint16_t index, std::uint16_t rung,
                             const std::optional<Instant>& due);
// Whether any rung of the rule has, for whatever value.
[[nodiscard]] bool has_acted(const Case& c, TimerKind kind, std::uint16_t index);

// Arms `at` and `after` of the state just entered, and computes again those in Work::moved_timers.
void arm_state(Work& work, pathway::StateIndex state);
void rearm_moved(Work& work);

// A timer without target has acted: it is disarmed, and acts again when its anchor has another value.
void retire(Work& work, pathway::TimerIndex timer);
// Retires the elapsed timers none of whose branches has a target: they were asked once.
void retire_elapsed(Work& work);

// True when a timer is due by now, one that has elapsed included.
[[nodiscard]] bool any_due(const Work& work);
// Takes the first timer due by now off the list and gives it; of what is due at one instant, what moves the case
// (transitions, sends) comes first, so that nobody is told of what ends at that instant. With `only_moving`, of these
// alone. A transition stays on the list, elapsed.
[[nodiscard]] std::optional<ArmedTimer> take_due(Work& work, bool only_moving);

}  // namespace filrouge::interpreter
