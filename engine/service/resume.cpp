#include "engine/service/resume.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::service {
namespace {

// The case stands where it was left, until its first moment that nothing met: what comes late follows the calendar as
// it is now from there on.
Instant stands_at(const interpreter::Case& state, Instant now) {
  return std::min(now, interpreter::wake_at(state).value_or(now));
}

}  // namespace

StepRecorder resume(const interpreter::Setting& setting, const port::CaseRecord& record, Instant now) {
  StepRecorder recorder(setting, record.document);
  if (record.place != setting.place->hash) {
    StepOrigin origin;
    origin.kind = port::HistoryKind::retimed;
    origin.name = "place";
    origin.recorded = now;
    origin.effective = stands_at(recorder.state(), now);
    origin.by = "calendar";
    recorder.step(interpreter::Resettled{now}, std::move(origin));
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
