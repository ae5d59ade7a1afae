#pragma once
#include "engine/interpreter/step.hpp"
#include "engine/port/history_row.hpp"

#include <optional>

namespace filrouge::service {

// What a recorded step answered to; nothing where its row does not say enough (what was migrated).
[[nodiscard]] std::optional<interpreter::Stimulus> stimulus_of(const interpreter::Setting& setting,
                                                               const port::HistoryRow& row);

}  // namespace filrouge::service
