#pragma once
#include "engine/port/batch.hpp"
#include "engine/service/step_recorder.hpp"

#include <vector>

namespace filrouge::service {

// Opens the recorder of a case as it stands: where its place is no longer current, its timers are computed again
// first, and whatever it does by itself up to `now` has been done.
[[nodiscard]] StepRecorder resume(const interpreter::Setting& setting, const port::CaseRecord& record, Instant now);

// The steps of one case as a write of its batch; nothing when none was recorded.
[[nodiscard]] std::optional<port::CaseWrite> write_of(const port::CaseRecord& record, StepRecorder& recorder,
                                                      std::vector<port::TakenEvent> taken = {});

}  // namespace filrouge::service
