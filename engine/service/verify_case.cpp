#include "engine/interpreter/document.hpp"
#include "engine/service/recorded_stimulus.hpp"
#include "engine/service/step_recorder.hpp"
#include "engine/service/undecidable.hpp"
#include "engine/service/verify_store.hpp"

namespace filrouge::service {
namespace {

class CaseVerification {
 public:
  CaseVerification(const port::CaseWithHistory& subject, Library& library, Verification& verification)
      : subject_(subject), library_(library), verification_(verification) {}

  void run() {
    std::string document = "{}";
    std::int64_t sequence = 0;
    for (const auto& [number, row] : subject_.steps) {
      if (number != sequence + 1) differ(number, "sequence");
      sequence = number;
      auto next = interpreter::apply_patch(document, row.patch);
      if (!next) {
        differ(number, "patch");
        return;
      }
      decide_again(number, row, document, *next);
      document = std::move(*next);
    }
    verification_.steps += subject_.steps.size();
    compare_row(document, sequence);
  }

 private:
  void differ(std::int64_t sequence, const char* what) {
    verification_.differences.push_back({subject_.record.key, sequence, what});
  }

  const interpreter::Setting& setting(const PathwayHash& pathway) {
    return library_.setting(pathway, subject_.record.key.school, parse_cohort(subject_.record.cohort).value_or(0));
  }

  void decide_again(std::int64_t sequence, const port::HistoryRow& row, const std::string& before,
                    const std::string& after) {
    const auto& setting = this->setting(row.pathway);
    const auto stimulus = stimulus_of(setting, row);
    if (row.semantics != interpreter::semantics || row.place != setting.place->hash || !stimulus) {
      ++verification_.not_redecided;
      return;
    }
    StepRecorder recorder = before == "{}" ? StepRecorder(setting) : StepRecorder(setting, before);
    StepOrigin origin;
    origin.kind = row.kind;
    origin.recorded = row.recorded;
    origin.effective = row.effective;
    ++verification_.redecided;
    if (recorder.step(*stimulus, std::move(origin))) {
      differ(sequence, "refused");
      return;
    }
    if (recorder.document() != after) differ(sequence, "decision");
    if (recorder.take().history.front().reasons != row.reasons) differ(sequence, "reasons");
  }

  // The columns of the row are read off the folded document.
  void compare_row(const std::string& document, std::int64_t sequence) {
    const auto& record = subject_.record;
    if (record.version != sequence) differ(0, "version");
    if (record.document != document) differ(0, "document");
    if (!subject_.steps.empty() && record.place != subject_.steps.back().row.place) differ(0, "place");
    const StepRecorder folded(setting(record.pathway), document);
    const auto row = row_of(setting(record.pathway), folded.state());
    if (record.state != row.state) differ(0, "state");
    if (record.status != row.status) differ(0, "status");
    if (record.outcome != row.outcome) differ(0, "outcome");
    if (record.wake_at != row.wake_at) differ(0, "wake-at");
  }

  const port::CaseWithHistory& subject_;
  Library& library_;
  Verification& verification_;
};

}  // namespace

void verify_case(const port::CaseWithHistory& subject, Library& library, Verification& verification) {
  ++verification.cases;
  try {
    CaseVerification(subject, library, verification).run();
  } catch (const OutsideFailure& failure) {
    if (!concerns_some(failure)) throw;
    verification.differences.push_back({subject.record.key, 0, "unreadable"});
  } catch (const std::runtime_error&) {
    verification.differences.push_back({subject.record.key, 0, "unreadable"});
  }
}

}  // namespace filrouge::service
