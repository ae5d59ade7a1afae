#include "cli/reason_words.hpp"

#include "engine/interpreter/case.hpp"

namespace filrouge::cli {
namespace {

using interpreter::ReasonCode;
using interpreter::TimerKind;

std::string timer_name(const interpreter::Setting& setting, std::uint16_t index, TimerKind kind) {
  const auto& p = *setting.pathway;
  switch (kind) {
    case TimerKind::transition:
      return p.timers[pathway::TimerIndex{index}].rule;
    case TimerKind::task_open:
      return p.tasks[pathway::TaskIndex{index}].rule;
    case TimerKind::rung:
      return p.tasks[pathway::TaskIndex{index}].rule;
    case TimerKind::tell_open:
      return p.tells[pathway::TellIndex{index}].rule;
    case TimerKind::send:
      return *setting.derived->event_names[index].if_string();
  }
  return {};
}

std::string rung_name(const pathway::Pathway& p, std::uint16_t task, std::uint16_t rung) {
  const auto& declared = p.tasks[pathway::TaskIndex{task}];
  return declared.rule + ", " + p.ladders[*declared.ladder].rungs[rung].name;
}

}  // namespace

std::string in_words(const interpreter::Setting& setting, const interpreter::Reason& reason) {
  const auto& p = *setting.pathway;
  const auto state = [&] {
    const auto& path = p.states[pathway::StateIndex{reason.a}].path;
    return path.empty() ? p.name : path;
  };
  const auto transition = [&] { return p.transitions[pathway::TransitionIndex{reason.a}].rule; };
  const auto fact = [&] { return p.facts[pathway::FactIndex{reason.a}].name; };
  const auto task = [&] { return p.tasks[pathway::TaskIndex{reason.a}].rule; };
  const auto tell = [&] { return p.tells[pathway::TellIndex{reason.a}].rule; };
  const auto event = [&] { return *setting.derived->event_names[reason.a].if_string(); };
  const auto timer = [&] { return timer_name(setting, reason.a, static_cast<TimerKind>(reason.b)); };
  switch (reason.code) {
    case ReasonCode::entered:
      return "entered: " + state();
    case ReasonCode::left:
      return "left: " + state();
    case ReasonCode::transition_taken:
      return "transition taken: " + transition();
    case ReasonCode::guard_false:
      return "guard false: " + transition();
    case ReasonCode::guard_failed:
      return "guard failed and counts as false: " + transition();
    case ReasonCode::if_failed:
      return "the guard of an if failed, the rest of the block is skipped: " + state();
    case ReasonCode::fact_set:
      return "fact set: " + fact();
    case ReasonCode::set_failed:
      return "fact not set, its expression failed: " + fact();
    case ReasonCode::fact_failed:
      return "computed fact failed and is empty: " + fact();
    case ReasonCode::log_appended:
      return "logged: " + fact();
    case ReasonCode::log_full:
      return "log full, its oldest entry went: " + fact();
    case ReasonCode::raised:
      return "raised: " + event();
    case ReasonCode::discarded:
      return "raised and heard by nobody: " + event();
    case ReasonCode::timer_fired:
      return "moment come: " + timer();
    case ReasonCode::timer_moved:
      return "moment moved: " + timer();
    case ReasonCode::timer_failed:
      return "moment that cannot be computed: " + timer();
    case ReasonCode::task_opened:
      return "task opened: " + task();
    case ReasonCode::task_done:
      return "task done: " + task();
    case ReasonCode::task_withdrawn:
      return "task withdrawn: " + task();
    case ReasonCode::task_due_moved:
      return "task opened past its due date, due the next working day: " + task();
    case ReasonCode::when_failed:
      return "when failed and counts as false: " + timer();
    case ReasonCode::rung_told:
      return "reminder: " + rung_name(p, reason.a, reason.b);
    case ReasonCode::rungs_merged:
      return "reminder, for all earlier ones: " + rung_name(p, reason.a, reason.b);
    case ReasonCode::told:
      return "told: " + tell();
    case ReasonCode::told_too_late:
      return "not told, too late: " + tell();
    case ReasonCode::outcome_missing:
      return "closed without an outcome: " + state();
    case ReasonCode::endless:
      return "stopped: transitions without event never came to rest";
  }
  return {};
}

}  // namespace filrouge::cli
