#include "engine/interpreter/upcoming.hpp"

#include "engine/interpreter/document_keys.hpp"

namespace filrouge::interpreter {
namespace {

std::string rule_of(const pathway::Pathway& pathway, const ArmedTimer& timer) {
  switch (timer.kind) {
    case TimerKind::transition:
      return pathway.timers[{timer.index}].rule;
    case TimerKind::task_open:
      return pathway.tasks[{timer.index}].rule;
    case TimerKind::tell_open:
      return pathway.tells[{timer.index}].rule;
    case TimerKind::send:
      return "send " + pathway.events[{timer.index}].name;
    case TimerKind::rung:
      break;
  }
  const auto& task = pathway.tasks[{timer.index}];
  return task.rule + ": " + pathway.ladders[*task.ladder].rungs[timer.rung].name;
}

}  // namespace

std::vector<Upcoming> upcoming(const pathway::Pathway& pathway, const Case& c) {
  std::vector<Upcoming> all;
  all.reserve(c.timers.size());
  for (const auto& timer : c.timers) {
    std::string id = "send." + (timer.kind == TimerKind::send ? pathway.events[{timer.index}].name : "");
    if (timer.kind != TimerKind::send) {
      id.clear();
      append_timer_key(id, pathway, {timer.kind, timer.index, timer.rung});
    }
    all.push_back({std::move(id), timer.due, rule_of(pathway, timer), timer.elapsed});
  }
  return all;
}

}  // namespace filrouge::interpreter
