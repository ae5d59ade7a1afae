#pragma once
#include "adapters/csv/events.hpp"
#include "adapters/csv/results.hpp"
#include "engine/service/submitted_event.hpp"

namespace filrouge::cli {

// The event by which a pathway hears of an exam result; its payload field `decision` takes csv::Decision's words.
inline constexpr const char* result_event = "result.received";

// Lines of imported files as events of a school. Each keeps its line's reference, so that a second import is known.
[[nodiscard]] service::SubmittedEvent to_event(const SchoolId& school, const csv::EventLine& line);
[[nodiscard]] service::SubmittedEvent to_event(const SchoolId& school, const csv::ResultLine& line);

}  // namespace filrouge::cli
