#include "engine/service/fire_timers.hpp"

#include "engine/service/resume.hpp"

#include <stdexcept>

namespace filrouge::service {
namespace {

// Decides one claimed batch. A case that cannot be decided stays as it is and is kept for the incidents: it must not
// hold up the others.
class Decision {
 public:
  Decision(Library& library, Instant now) : library_(library), now_(now) {}

  port::Batch operator()(const std::vector<port::CaseRecord>& records) {
    port::Batch batch;
    for (const auto& record : records) {
      try {
        const auto cohort = parse_cohort(record.cohort);
        auto recorder = resume(library_.setting(record.pathway, record.key.school, cohort.value_or(0)), record, now_);
        if (auto write = write_of(record, recorder)) batch.push_back(std::move(*write));
      } catch (const std::logic_error& bug) {
        failed.push_back(incident_of(record, std::string("step: ") + bug.what(), now_));
      } catch (const std::runtime_error&) {
        failed.push_back(incident_of(record, "case-unreadable", now_));
      }
    }
    return batch;
  }

  std::vector<port::Incident> failed;

 private:
  Library& library_;
  Instant now_;
};

}  // namespace

FiringReport& FiringReport::operator+=(const FiringReport& other) {
  claimed += other.claimed;
  fired += other.fired;
  lost += other.lost;
  incidents += other.incidents;
  return *this;
}

FiringReport FireTimers::run_once(Instant now, const Progress& progress) {
  FiringReport report;
  port::DueClaim claim;
  claim.now = now;
  claim.limit = batch_;
  for (;;) {
    Decision decide(library_, now);
    const auto outcome = cases_.claim_due(claim, std::ref(decide));
    for (const auto& incident : decide.failed) cases_.report(incident);
    report.claimed += outcome.claimed;
    report.fired += outcome.batch.won.size();
    report.lost += outcome.batch.lost.size();
    report.incidents += outcome.batch.incidents.size() + decide.failed.size();
    tell(progress, report.claimed);
    if (!outcome.last) return report;
    claim.after = outcome.last;
  }
}

}  // namespace filrouge::service
