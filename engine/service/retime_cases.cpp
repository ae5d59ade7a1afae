#include "engine/service/retime_cases.hpp"

#include "engine/service/resume.hpp"

#include <algorithm>
#include <stdexcept>

namespace filrouge::service {
namespace {

std::size_t moved_timers(const port::CaseSteps& steps) {
  std::size_t moved = 0;
  for (const auto& row : steps.history) {
    const auto reasons = interpreter::parse_codes(row.reasons);
    if (!reasons) continue;
    moved += static_cast<std::size_t>(std::count_if(reasons->begin(), reasons->end(), [](const auto& reason) {
      return reason.code == interpreter::ReasonCode::timer_moved;
    }));
  }
  return moved;
}

}  // namespace

RetimingReport RetimeCases::run(Instant now, const Progress& progress) {
  RetimingReport report;
  std::size_t seen = 0;
  port::CaseQuery query;
  query.status = port::CaseStatus::open;
  query.limit = batch_;
  for (auto page = cases_.page(query); !page.empty(); page = cases_.page(query)) {
    query.after = page.back().key;
    tell(progress, seen += page.size());
    port::Batch batch;
    for (const auto& record : page) {
      const auto& setting =
          library_.setting(record.pathway, record.key.school, parse_cohort(record.cohort).value_or(0));
      if (record.place == setting.place->hash) continue;
      try {
        auto recorder = resume(setting, record, now);
        if (auto write = write_of(record, recorder)) batch.push_back(std::move(*write));
      } catch (const std::logic_error& bug) {
        cases_.report(incident_of(record, std::string("step: ") + bug.what(), now));
        ++report.incidents;
      }
    }
    if (batch.empty()) continue;
    for (const auto& write : batch) report.moved += moved_timers(write.steps);
    // A case that somebody else wrote meanwhile was brought to its new times by that step.
    const auto outcome = cases_.write(batch);
    report.retimed += outcome.won.size();
    report.incidents += outcome.incidents.size();
  }
  return report;
}

}  // namespace filrouge::service
