#include "engine/service/step_recorder.hpp"

#include "engine/base/late_after.hpp"
#include "engine/base/overloaded.hpp"
#include "engine/interpreter/advance.hpp"
#include "engine/interpreter/document.hpp"
#include "engine/service/occurrence.hpp"
#include "engine/service/timer_rule.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <utility>

namespace filrouge::service {
namespace {

std::string branch_of(std::span<const interpreter::Reason> reasons) {
  std::vector<interpreter::Reason> taken;
  for (const auto& reason : reasons)
    if (reason.code == interpreter::ReasonCode::transition_taken) taken.push_back(reason);
  return interpreter::to_codes(taken);
}

// The rule of the first timer that fired.
std::string fired_rule(const pathway::Pathway& pathway, std::span<const interpreter::Reason> reasons) {
  for (const auto& reason : reasons) {
    if (reason.code == interpreter::ReasonCode::timer_fired)
      return timer_rule(pathway, static_cast<interpreter::TimerKind>(reason.b), reason.a);
  }
  return "timer";
}

std::string active_states(const pathway::Pathway& pathway, const interpreter::Case& state) {
  std::string names;
  for (const auto& name : interpreter::configuration_names(pathway, state)) names += (names.empty() ? "" : " ") + name;
  return names;
}

interpreter::Case understood(const pathway::Pathway& pathway, const std::string& document) {
  auto state = interpreter::from_document(pathway, document);
  if (!state) throw std::runtime_error("the document of a case cannot be read: " + state.error());
  return std::move(*state);
}

}  // namespace

RowColumns row_of(const interpreter::Setting& setting, const interpreter::Case& state) {
  const auto& pathway = *setting.pathway;
  return {active_states(pathway, state), state.closed ? port::CaseStatus::closed : port::CaseStatus::open,
          state.outcome ? pathway.outcomes[*state.outcome].code : std::string(), interpreter::wake_at(state)};
}

StepRecorder::StepRecorder(const interpreter::Setting& setting)
    : setting_(setting), is_new_(true), first_(interpreter::blank_case(*setting.pathway)), state_(first_) {}

StepRecorder::StepRecorder(const interpreter::Setting& setting, const std::string& document)
    : setting_(setting), is_new_(false), first_(understood(*setting.pathway, document)), state_(first_) {}

std::optional<interpreter::Refusal> StepRecorder::step(const interpreter::Stimulus& stimulus, StepOrigin origin) {
  auto step = interpreter::step(setting_, interpreter::Case(state_), stimulus, origin.effective);
  if (!step.refused) record(step, std::move(origin));
  return std::move(step.refused);
}

void StepRecorder::fire_due(Instant until, Instant now) {
  const auto each = [&](Instant due, const interpreter::Step& step) {
    StepOrigin origin;
    origin.kind = port::HistoryKind::timer;
    origin.recorded = now;
    origin.effective = due;
    origin.by = "timer";
    record(step, std::move(origin));
  };
  const auto advanced = interpreter::advance(setting_, state_, until, each, now);
  if (!advanced.reached) throw std::logic_error("timers go on arming timers");
}

void StepRecorder::record(const interpreter::Step& step, StepOrigin origin) {
  const auto& pathway = *setting_.pathway;
  port::HistoryRow row;
  row.kind = origin.kind;
  row.name = origin.kind == port::HistoryKind::timer ? fired_rule(pathway, step.reasons) : std::move(origin.name);
  row.occurred = origin.occurred;
  row.recorded = origin.recorded;
  row.effective = origin.effective;
  row.by = std::move(origin.by);
  row.pathway = pathway.hash;
  row.place = setting_.place->hash;
  row.semantics = interpreter::semantics;
  row.branch = branch_of(step.reasons);
  row.payload = std::move(origin.payload);
  row.patch = is_new_ && steps_.history.empty() ? interpreter::to_document(pathway, step.after)
                                                : interpreter::patch(pathway, state_, step.after);
  row.reasons = interpreter::to_codes(step.reasons);
  state_ = step.after;
  if (row.recorded - row.effective > late_after) caught_up_ += account_of(late_rules(pathway, step.reasons));
  for (const auto& reason : step.reasons)
    if (interpreter::is_incident(reason.code)) faults_.push_back(interpreter::to_codes({&reason, 1}));
  for (const auto& effect : step.effects) record_effect(effect, origin.effective);
  steps_.history.push_back(std::move(row));
}

// The row the effect belongs to is the one about to be appended.
void StepRecorder::record_effect(const interpreter::Effect& effect, Instant at) {
  const auto& pathway = *setting_.pathway;
  const auto& tasks = pathway.tasks;
  const auto role_name = [&](std::optional<pathway::RoleIndex> role) {
    return role ? pathway.roles[*role].name : std::string();
  };
  std::visit(
      overloaded{[&](const interpreter::Intent& intent) {
                   steps_.intents.push_back(
                       {std::string(intent.rule), to_string(Occurrence{intent.occurrence, intent.rung, intent.session}),
                        role_name(intent.role), intent.message ? pathway.messages[*intent.message].name : std::string(),
                        steps_.history.size(), at, intent.not_after});
                 },
                 [&](const interpreter::TaskOpened& opened) {
                   const auto& task = tasks[opened.task];
                   steps_.tasks.push_back({task.rule,
                                           to_string(Occurrence{opened.occurrence, 0}),
                                           role_name(task.role),
                                           role_name(task.answerable),
                                           at,
                                           opened.due,
                                           port::TaskStatus::open,
                                           {}});
                 },
                 [&](const interpreter::TaskRetimed& moved) {
                   change_task({tasks[moved.task].rule, to_string(Occurrence{moved.occurrence, 0}),
                                port::TaskStatus::open, at, moved.due});
                 },
                 [&](const interpreter::TaskEnded& ended) {
                   const auto status =
                       ended.how == interpreter::TaskEnd::done ? port::TaskStatus::done : port::TaskStatus::withdrawn;
                   change_task({tasks[ended.task].rule, to_string(Occurrence{ended.occurrence, 0}), status, at, {}});
                 },
                 [&](const interpreter::CaseClosed&) {
                   const auto step = steps_.history.size();
                   steps_.withdraw_unsent = true;
                   for (auto& intent : steps_.intents)
                     if (intent.step < step) intent.status = port::IntentStatus::withdrawn;
                 }},
      effect);
}

// Whatever several steps of one write do to a task, the database is told once what became of it.
void StepRecorder::change_task(port::TaskChange change) {
  const auto same = [&](const auto& task) { return task.rule == change.rule && task.occurrence == change.occurrence; };
  const bool open = change.status == port::TaskStatus::open;
  if (const auto task = std::find_if(steps_.tasks.begin(), steps_.tasks.end(), same); task != steps_.tasks.end()) {
    task->status = change.status;
    if (open) {
      task->due = change.due;
    } else {
      task->closed = change.at;
    }
    return;
  }
  auto& changes = steps_.task_changes;
  if (const auto known = std::find_if(changes.begin(), changes.end(), same); known != changes.end()) {
    *known = std::move(change);
  } else {
    changes.push_back(std::move(change));
  }
}

std::string StepRecorder::document() const {
  return interpreter::to_document(*setting_.pathway, state_);
}

port::CaseSteps StepRecorder::take() {
  const auto& pathway = *setting_.pathway;
  steps_.pathway = pathway.hash;
  steps_.place = setting_.place->hash;
  if (steps_.history.size() == 1) {
    steps_.patch = steps_.history.front().patch;
  } else {
    steps_.patch = is_new_ ? document() : interpreter::patch(pathway, first_, state_);
  }
  auto row = row_of(setting_, state_);
  steps_.state = std::move(row.state);
  steps_.status = row.status;
  steps_.outcome = std::move(row.outcome);
  steps_.wake_at = row.wake_at;
  return std::move(steps_);
}

}  // namespace filrouge::service
