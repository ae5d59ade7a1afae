#include "engine/service/recorded_stimulus.hpp"

#include "engine/service/event_form.hpp"
#include "engine/service/recorded_events.hpp"

#include <utility>

namespace filrouge::service {

std::optional<interpreter::Stimulus> stimulus_of(const interpreter::Setting& setting, const port::HistoryRow& row) {
  switch (row.kind) {
    case port::HistoryKind::opened:
      return interpreter::Open{};
    case port::HistoryKind::timer:
      return interpreter::Due{row.recorded};
    case port::HistoryKind::retimed:
      return interpreter::Resettled{row.recorded};
    case port::HistoryKind::event:
      if (auto event = read_event(setting, row.name, row.payload, row.occurred, row.recorded)) return std::move(*event);
      return std::nullopt;
    case port::HistoryKind::correction:
      if (auto kept = read_correction(*setting.pathway, row.payload)) return std::move(kept->decision);
      return std::nullopt;
    case port::HistoryKind::reopened:
      if (const auto state = pathway::find_state(*setting.pathway, row.name)) return interpreter::Reopening{*state};
      return std::nullopt;
    case port::HistoryKind::migrated:
      break;
  }
  return std::nullopt;
}

}  // namespace filrouge::service
