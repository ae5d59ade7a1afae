#pragma once
#include "engine/interpreter/step.hpp"
#include "support/pathway_builder.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

// One invented pupil's case, told event by event in the local time of a lycée of Paris, cohort 2025-2026.
namespace filrouge::interpreter::test {

using filrouge::test::PathwaySpec;
using Names = std::vector<std::string>;

std::shared_ptr<const calendar::Place> paris_lycee(const std::map<std::string, std::string>& milestones = {});

class Story {
 public:
  // Opens the case at once. Times are local: "2026-07-01T08:00".
  explicit Story(PathwaySpec spec, std::string_view opened = "2025-09-01T08:00",
                 const std::map<std::string, std::string>& milestones = {});

  // Time passes first, timers fire on the way. An event that make_event refuses throws.
  Story& at(std::string_view local);
  Story& on(std::string_view event, const nlohmann::json& payload = {}, std::string_view occurred = "");
  // The calendar gives or moves milestones; the case is stepped with the new setting.
  Story& resettle(const std::map<std::string, std::string>& milestones);

  [[nodiscard]] std::string where() const;  // "a.b c.d": active atomic states
  [[nodiscard]] expression::Value fact(std::string_view name) const;
  [[nodiscard]] Names open_tasks() const;  // "call until 2026-07-14T00:00"
  [[nodiscard]] Names timers() const;      // "july.after.july_close 2026-07-14T00:00"
  [[nodiscard]] std::string outcome() const;
  // Since the last time it was asked: "2026-07-02T08:00 july-failed > student", "… call#2 > ddfpt" for a rung.
  [[nodiscard]] Names told();
  // Likewise: "2026-07-02T08:00 call opened", "… call done", "… call withdrawn".
  [[nodiscard]] Names task_changes();
  // Names of the reason codes of the last step that fit `codes`, with their subjects.
  [[nodiscard]] std::vector<Reason> reasons(ReasonCode code) const;
  [[nodiscard]] std::size_t count(ReasonCode code) const { return reasons(code).size(); }
  [[nodiscard]] const std::optional<Refusal>& refused() const { return last_.refused; }
  [[nodiscard]] Names would_take() const;
  [[nodiscard]] const Case& state() const { return case_; }
  [[nodiscard]] const Setting& setting() const { return setting_; }
  [[nodiscard]] Instant now() const { return now_; }

 private:
  void take(const Stimulus& stimulus);
  void record(Instant now, const Step& step);
  [[nodiscard]] std::string local(Instant instant) const;

  Setting setting_;
  Case case_;
  Instant now_;
  Step last_;
  Names told_;
  Names task_changes_;
};

}  // namespace filrouge::interpreter::test
