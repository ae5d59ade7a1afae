#include "engine/service/fire_timers.hpp"

#include "engine/service/resume.hpp"
#include "engine/service/undecidable.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <utility>

namespace filrouge::service {
namespace {

// So many are decided while those before them are stored: enough that a statement for them is worth its round trip.
constexpr std::size_t cases_a_part = 2500;

// One claim: its decisions, the cases that could not be decided, and what pathways got wrong in the others.
class Decision {
 public:
  Decision(Library& library, Instant now) : library_(library), now_(now) {}

  port::Batch operator()(std::span<const port::CaseRecord> records) {
    port::Batch batch;
    expect_schools(records);
    for (const auto& record : records) {
      auto failed = undecidable(record, now_, [&] {
        const auto cohort = parse_cohort(record.cohort).value_or(0);
        auto recorder = resume(library_.setting(record.pathway, record.key.school, cohort), record, now_);
        if (auto write = write_of(record, recorder)) batch.push_back(std::move(*write));
        if (recorder.caught_up().due() != 0) late_[record.key] = recorder.caught_up();
        if (!recorder.faults().empty()) faults_[record.key] = faults_of(record, recorder.faults(), now_);
      });
      if (failed) failed_[record.key] = std::move(*failed);
    }
    return batch;
  }

  // The incidents to keep now that these have won.
  [[nodiscard]] std::vector<port::Incident> incidents(const std::vector<port::CaseKey>& won) {
    std::vector<port::Incident> all;
    for (auto& [key, failed] : failed_) all.push_back(std::move(failed));
    for (const auto& key : won) {
      const auto faults = faults_.empty() ? faults_.end() : faults_.find(key);
      if (faults != faults_.end()) std::ranges::move(faults->second, std::back_inserter(all));
    }
    return all;
  }

  [[nodiscard]] CatchUp late(const std::vector<port::CaseKey>& won) const {
    CatchUp all;
    if (late_.empty()) return all;
    for (const auto& key : won)
      if (const auto account = late_.find(key); account != late_.end()) all += account->second;
    return all;
  }

 private:
  void expect_schools(std::span<const port::CaseRecord> records) {
    std::vector<SchoolId> schools;
    for (const auto& record : records)
      if (schools.empty() || schools.back() != record.key.school) schools.push_back(record.key.school);
    library_.expect(schools);
  }

  Library& library_;
  Instant now_;
  std::map<port::CaseKey, port::Incident> failed_;
  std::map<port::CaseKey, CatchUp> late_;
  std::map<port::CaseKey, std::vector<port::Incident>> faults_;
};

}  // namespace

FiringReport& FiringReport::operator+=(const FiringReport& other) {
  claimed += other.claimed;
  fired += other.fired;
  lost += other.lost;
  incidents += other.incidents;
  late += other.late;
  return *this;
}

// A case that lost its race is read and decided again: what it lost to has rarely fired it.
FiringReport FireTimers::run_once(Instant now, const Progress& progress, const Stop& stop) {
  constexpr int passes_max = 20;
  FiringReport total;
  for (int pass = 0; pass < passes_max; ++pass) {
    total.claimed -= total.lost;
    total.lost = 0;
    total += drain(now, progress, stop);
    if (total.lost == 0 || wanted(stop)) break;
  }
  return total;
}

FiringReport FireTimers::drain(Instant now, const Progress& progress, const Stop& stop) {
  FiringReport report;
  port::DueClaim claim;
  claim.now = now;
  claim.limit = claim_;
  claim.part = cases_a_part;
  for (;;) {
    Decision decide(library_, now);
    const auto outcome = cases_.claim_due(claim, std::ref(decide));
    const auto incidents = decide.incidents(outcome.batch.won);
    for (const auto& incident : incidents) cases_.report(incident);
    report.claimed += outcome.claimed;
    report.fired += outcome.batch.won.size();
    report.lost += outcome.batch.lost.size();
    report.late += decide.late(outcome.batch.won);
    report.incidents += outcome.batch.incidents.size() + incidents.size();
    tell(progress, report.claimed);
    if (!outcome.last || wanted(stop)) return report;
    claim.after = outcome.last;
  }
}

}  // namespace filrouge::service
