#pragma once
#include "engine/interpreter/step.hpp"
#include "engine/port/batch.hpp"
#include "engine/service/catch_up.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::service {

// What history keeps of a step besides what the step itself says.
struct StepOrigin {
  port::HistoryKind kind = port::HistoryKind::event;
  std::string name;  // of the event; of a timer's step it is found in the reasons
  std::optional<Day> occurred;
  Instant recorded;   // when the step really runs
  Instant effective;  // what the step sees as now
  std::string by;
  std::string payload = "{}";
};

// What the columns of a case's row say of its state, for people and for SQL.
struct RowColumns {
  std::string state;
  port::CaseStatus status = port::CaseStatus::open;
  std::string outcome;
  std::optional<Instant> wake_at;
};
[[nodiscard]] RowColumns row_of(const interpreter::Setting& setting, const interpreter::Case& state);

// Steps one case in memory and records what each step says, as the rows that one write stores.
class StepRecorder {
 public:
  // A case that does not exist yet. Its first patch is its whole document, so that a history folds from nothing.
  explicit StepRecorder(const interpreter::Setting& setting);
  // A case with the document of its row.
  StepRecorder(const interpreter::Setting& setting, const std::string& document);

  // Nothing is recorded when the step refuses.
  std::optional<interpreter::Refusal> step(const interpreter::Stimulus& stimulus, StepOrigin origin);

  // Fires everything the case does by itself up to and including `until`, each at its own instant, as recorded at
  // `now`. Throws std::logic_error when the case never comes to rest.
  void fire_due(Instant until, Instant now);

  [[nodiscard]] const interpreter::Case& state() const { return state_; }
  [[nodiscard]] std::string document() const;
  [[nodiscard]] std::size_t recorded() const { return steps_.history.size(); }

  // Codes of reasons that somebody has to look at: the pathway or its calendar is at fault (interpreter::is_incident).
  [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }

  // What became of the rules that were late.
  [[nodiscard]] const CatchUp& caught_up() const { return caught_up_; }

  // The steps so far; call once, when at least one was recorded.
  [[nodiscard]] port::CaseSteps take();

 private:
  void record(const interpreter::Step& step, StepOrigin origin);
  void record_effect(const interpreter::Effect& effect, Instant at);
  void change_task(port::TaskChange change);

  const interpreter::Setting& setting_;
  bool is_new_;
  interpreter::Case first_;
  interpreter::Case state_;
  port::CaseSteps steps_;
  std::vector<std::string> faults_;
  CatchUp caught_up_;
};

}  // namespace filrouge::service
