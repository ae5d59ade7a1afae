#include "engine/service/timer_rule.hpp"

namespace filrouge::service {

const std::string& timer_rule(const pathway::Pathway& pathway, interpreter::TimerKind kind, std::uint16_t index) {
  switch (kind) {
    case interpreter::TimerKind::transition:
      return pathway.timers[{index}].rule;
    case interpreter::TimerKind::task_open:
    case interpreter::TimerKind::rung:
      return pathway.tasks[{index}].rule;
    case interpreter::TimerKind::tell_open:
      return pathway.tells[{index}].rule;
    case interpreter::TimerKind::send:
      break;
  }
  return pathway.events[{index}].name;
}

}  // namespace filrouge::service
