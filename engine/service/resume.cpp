#include "engine/service/resume.hpp"

#include <utility>

namespace filrouge::service {

StepRecorder resume(const interpreter::Setting& setting, const port::CaseRecord& record, Instant now) {
  StepRecorder recorder(setting, record.document);
  if (record.place != setting.place->hash) {
    StepOrigin origin;
    origin.kind = port::HistoryKind::retimed;
    origin.name = "place";
    origin.recorded = origin.effective = now;
    origin.by = "calendar";
    recorder.step(interpreter::Resettled{}, std::move(origin));
  }
  recorder.fire_due(now, now);
  return recorder;
}

std::optional<port::CaseWrite> write_of(const port::CaseRecord& record, StepRecorder& recorder,
                                        std::vector<port::TakenEvent> taken) {
  if (recorder.recorded() == 0) return std::nullopt;
  return port::CaseWrite{record.key, record.version, recorder.document(), recorder.take(), std::move(taken)};
}

}  // namespace filrouge::service
