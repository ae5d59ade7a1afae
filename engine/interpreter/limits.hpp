#pragma once
#include <cstddef>
#include <cstdint>

// What one case may do and hold at most, so that a step always ends, soon, and a case stays small whatever its pathway
// says. Going beyond is an incident with a reason of its own.
namespace filrouge::interpreter {

// Microsteps, raised events and timers of one step.
inline constexpr std::size_t microsteps_max = 10'000;
// Work of one step in the units of expressions, a hundred a microsecond: expressions, actions and reasons.
inline constexpr std::uint64_t units_max = 20'000'000;
inline constexpr std::uint64_t units_per_action = 20;
inline constexpr std::uint64_t units_per_reason = 200;

// Steps that passing time may take at once (advance.hpp), and their work together.
inline constexpr std::size_t steps_max = 10'000;
inline constexpr std::uint64_t units_of_steps_max = 4 * units_max;

// What a fact or a payload field holds, and a log, whose oldest entries make room: see expression::octets.
inline constexpr std::size_t fact_octets_max = std::size_t{64} * 1024;
inline constexpr std::size_t log_octets_max = std::size_t{1024} * 1024;
// Events sent and not yet due.
inline constexpr std::size_t sends_max = 10'000;

}  // namespace filrouge::interpreter
