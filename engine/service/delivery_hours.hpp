#pragma once
#include "engine/calendar/place.hpp"
#include "engine/pathway/people.hpp"

namespace filrouge::service {

// When a message that may leave from `from` is to leave, in the lycée's civil time. A role with a digest gets it at
// 7:30, on the first working day (daily) or the first working day from Monday on (weekly) that is not before `from`.
// All others are written to between 8:00 and 20:00 on ouvrable days; inside these hours the answer is `from` itself.
[[nodiscard]] Instant leaving_time(const calendar::Place& place, const pathway::Role& role, Instant from);

// When what was to leave already may leave from `from` on, after a night or a failure: like the above, but a role with
// a digest need not wait for the next one, and is written to from 7:30 on on working days.
[[nodiscard]] Instant resending_time(const calendar::Place& place, const pathway::Role& role, Instant from);

}  // namespace filrouge::service
