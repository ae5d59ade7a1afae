#pragma once
#include "engine/base/error.hpp"
#include "engine/port/batch.hpp"
#include "engine/port/case_record.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::service {

// A case that cannot be decided must not hold up the others: it stays as it is, and somebody has to look at it. Calls
// `decide`, about `record` (number 0: a case that does not exist yet); the incident when it failed for a reason of this
// case, its pathway version or its place. Other failures of the outside (the database is gone) concern all cases, and
// are thrown on.
[[nodiscard]] std::optional<port::Incident> undecidable(const port::CaseRecord& record, Instant now,
                                                        const std::function<void()>& decide);

// Whether others can go on: the failure is about one pathway version, one place or one case.
[[nodiscard]] bool concerns_some(const OutsideFailure& failure);

// What the pathway or its calendar got wrong in a step (StepRecorder::faults), as incidents of the case.
[[nodiscard]] std::vector<port::Incident> faults_of(const port::CaseRecord& record,
                                                    const std::vector<std::string>& faults, Instant now);

}  // namespace filrouge::service
