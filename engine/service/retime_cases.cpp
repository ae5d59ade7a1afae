#include "engine/service/retime_cases.hpp"

#include "engine/base/error.hpp"
#include "engine/service/resume.hpp"
#include "engine/service/undecidable.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace filrouge::service {
namespace {

struct Retiming {
  std::size_t moved = 0;
  CatchUp late;
  std::vector<port::Incident> faults;
};

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
  constexpr int rounds_max = 20;
  RetimingReport report;
  std::size_t seen = 0;
  port::CaseQuery query;
  query.status = port::CaseStatus::open;
  query.limit = batch_;
  for (auto page = cases_.page(query); !page.empty(); page = cases_.page(query)) {
    query.after = page.back().key;
    tell(progress, seen += page.size());
    for (int round = 0; !page.empty(); ++round) {
      if (round == rounds_max) {
        throw OutsideFailure(OutsideFailure::Kind::busy,
                             "Other programs keep writing the same cases: publish the same content again to go on.");
      }
      // Whoever wrote a case meanwhile may have done so with the old calendars.
      page = cases_.find(retime(page, now, report));
    }
  }
  return report;
}

// Those that lost their race.
std::vector<port::CaseKey> RetimeCases::retime(const std::vector<port::CaseRecord>& records, Instant now,
                                               RetimingReport& report) {
  port::Batch batch;
  std::map<port::CaseKey, Retiming> retimings;
  for (const auto& record : records) {
    const auto failed = undecidable(record, now, [&] {
      const auto cohort = parse_cohort(record.cohort).value_or(0);
      const auto& setting = library_.setting(record.pathway, record.key.school, cohort);
      if (record.status == port::CaseStatus::closed || record.place == setting.place->hash) return;
      auto recorder = resume(setting, record, now);
      const auto faults = faults_of(record, recorder.faults(), now);
      auto write = write_of(record, recorder);
      if (!write) return;
      retimings[record.key] = {moved_timers(write->steps), recorder.caught_up(), faults};
      batch.push_back(std::move(*write));
    });
    if (failed) keep(*failed, report);
  }
  if (batch.empty()) return {};
  auto outcome = cases_.write(batch);
  report.retimed += outcome.won.size();
  report.incidents += outcome.incidents.size();
  for (const auto& key : outcome.won) {
    report.moved += retimings[key].moved;
    report.late += retimings[key].late;
    for (const auto& fault : retimings[key].faults) keep(fault, report);
  }
  return std::move(outcome.lost);
}

void RetimeCases::keep(const port::Incident& incident, RetimingReport& report) {
  cases_.report(incident);
  ++report.incidents;
}

}  // namespace filrouge::service
