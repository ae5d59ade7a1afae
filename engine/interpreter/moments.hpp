#pragma once
#include "engine/interpreter/work.hpp"

#include <span>
#include <variant>

namespace filrouge::interpreter {

// What stands behind an anchor: nothing yet, a day, or an instant.
using Anchor = std::variant<std::monostate, Day, Instant>;

// What a moment may count from.
struct MomentBase {
  Instant since{};  // entry of the state, opening of the task
  Anchor due{};     // of the task, for `due`
};

// The instant a moment means in a setting: nothing while its anchor has no value, an error where the calendar does not
// reach. A date is its local beginning, or the next local midnight where Moment::after says so; an offset in days moves
// the date, one in hours the instant.
[[nodiscard]] Result<std::optional<Instant>, calendar::CalendarError> resolve(const Setting& setting,
                                                                              std::span<const expression::Value> facts,
                                                                              const pathway::Moment& moment,
                                                                              const MomentBase& base);

// True when the moment, as a deadline, means a whole day: counted from a date, or in days from an instant.
[[nodiscard]] bool is_day(const pathway::Moment& moment);
// True when the moment counts from a date and not from an entry or opening: it keeps its instant on re-entry.
[[nodiscard]] bool is_anchored(const pathway::Moment& moment);

// The same for a step: an error is noted as ReasonCode::timer_failed (index, kind) and gives nothing.
[[nodiscard]] std::optional<Instant> resolve(Work& work, const pathway::Moment& moment, const MomentBase& base,
                                             TimerKind kind, std::uint16_t index);

}  // namespace filrouge::interpreter
