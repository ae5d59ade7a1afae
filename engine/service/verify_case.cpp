#include "engine/interpreter/document.hpp"
#include "engine/service/recorded_stimulus.hpp"
#include "engine/service/step_recorder.hpp"
#include "engine/service/undecidable.hpp"
#include "engine/service/verify_consequences.hpp"
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
      decide_again({number, row}, document, *next);
      document = std::move(*next);
    }
    verification_.steps += subject_.steps.size();
    compare_row(document, sequence);
  }

 private:
  void differ(std::int64_t sequence, const char* what) {
    verification_.differences.push_back({subject_.record.key, sequence, what});
  }

  [[nodiscard]] int cohort() const { return parse_cohort(subject_.record.cohort).value_or(0); }
  const interpreter::Setting& setting() {
    return library_.setting(subject_.record.pathway, subject_.record.key.school, cohort());
  }

  void decide_again(const port::RecordedStep& step, const std::string& before, const std::string& after) {
    const auto& row = step.row;
    const auto* setting = library_.setting_as_it_was(row.pathway, subject_.record.key.school, cohort(), row.place);
    const auto stimulus = setting != nullptr ? stimulus_of(*setting, row) : std::nullopt;
    if (row.semantics != interpreter::semantics || !stimulus) {
      ++verification_.not_redecided;
      return;
    }
    StepRecorder recorder = before == "{}" ? StepRecorder(*setting) : StepRecorder(*setting, before);
    StepOrigin origin;
    origin.kind = row.kind;
    origin.name = row.name;
    origin.recorded = row.recorded;
    origin.effective = row.effective;
    ++verification_.redecided;
    if (recorder.step(*stimulus, std::move(origin))) {
      differ(step.sequence, "refused");
      return;
    }
    if (recorder.document() != after) differ(step.sequence, "decision");
    const auto decided = recorder.take();
    compare_step(step, decided.history.front());
    intents_.add(step.sequence, decided.intents);
  }

  void compare_step(const port::RecordedStep& stored, const port::HistoryRow& decided) {
    if (decided.name != stored.row.name) differ(stored.sequence, "name");
    if (decided.branch != stored.row.branch) differ(stored.sequence, "branch");
    if (decided.reasons != stored.row.reasons) differ(stored.sequence, "reasons");
  }

  // The columns of the row are read off the folded document.
  void compare_row(const std::string& document, std::int64_t sequence) {
    const auto& record = subject_.record;
    if (record.version != sequence) differ(0, "version");
    if (record.document != document) differ(0, "document");
    if (!subject_.steps.empty() && record.place != subject_.steps.back().row.place) differ(0, "place");
    const StepRecorder folded(setting(), document);
    const auto row = row_of(setting(), folded.state());
    if (record.state != row.state) differ(0, "state");
    if (record.status != row.status) differ(0, "status");
    if (record.outcome != row.outcome) differ(0, "outcome");
    if (record.wake_at != row.wake_at) differ(0, "wake-at");
    if (!tasks_agree(*setting().pathway, folded.state(), subject_.tasks)) differ(0, "task");
    for (const auto step : intents_.differing(subject_.intents)) differ(step, "intent");
  }

  const port::CaseWithHistory& subject_;
  Library& library_;
  Verification& verification_;
  ExpectedIntents intents_;
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
