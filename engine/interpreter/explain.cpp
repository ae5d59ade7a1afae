#include "engine/interpreter/explain.hpp"

#include "engine/base/words.hpp"

namespace filrouge::interpreter {
namespace {

using pathway::Origin;
using pathway::Pathway;

// " (avenirpro.yaml:215, conv §2.2)", as far as it is known.
std::string where(const Origin& origin) {
  std::string text;
  if (!origin.file.empty()) text = origin.file + ":" + std::to_string(origin.position.line);
  if (!origin.source.empty()) text += (text.empty() ? "" : ", ") + origin.source;
  return text.empty() ? "" : " (" + text + ")";
}

// A subject of a sentence and where it is declared.
struct Subject {
  std::string name;
  const Origin& origin;
  [[nodiscard]] std::string says(const std::string& predicate) const {
    return name + " " + predicate + where(origin) + ".";
  }
};

Subject state(const Pathway& pathway, std::uint16_t index) {
  const auto& it = pathway.states[{index}];
  return {"The state " + in_quotes(it.path.empty() ? pathway.name : it.path), it.origin};
}
Subject transition(const Pathway& pathway, std::uint16_t index) {
  const auto& it = pathway.transitions[{index}];
  return {"The transition " + in_quotes(it.rule), it.origin};
}
Subject fact(const Pathway& pathway, std::uint16_t index) {
  const auto& it = pathway.facts[{index}];
  return {"The fact " + in_quotes(it.name), it.origin};
}
Subject task(const Pathway& pathway, std::uint16_t index) {
  const auto& it = pathway.tasks[{index}];
  return {"The task " + in_quotes(it.rule), it.origin};
}
Subject tell(const Pathway& pathway, std::uint16_t index) {
  const auto& it = pathway.tells[{index}];
  return {"The message " + in_quotes(it.rule), it.origin};
}

// An event by its number, the platform's own included.
std::string event_name(const Pathway& pathway, std::uint16_t number) {
  const auto declared = pathway.events.size();
  if (number < declared) return pathway.events[{number}].name;
  const auto beyond = number - declared;
  if (beyond >= pathway.states.size()) return "error.execution";
  return "done.state." + pathway.states[{static_cast<std::uint16_t>(beyond)}].name;
}

Subject event(const Pathway& pathway, std::uint16_t number) {
  static const Origin nowhere;
  const bool declared = number < pathway.events.size();
  return {"The event " + in_quotes(event_name(pathway, number)), declared ? pathway.events[{number}].origin : nowhere};
}

// What a timer belongs to.
Subject timer(const Pathway& pathway, const Reason& reason) {
  switch (static_cast<TimerKind>(reason.b)) {
    case TimerKind::transition: {
      const auto& it = pathway.timers[{reason.a}];
      return {"The moment " + in_quotes(it.rule), it.origin};
    }
    case TimerKind::task_open:
    case TimerKind::rung:
      return task(pathway, reason.a);
    case TimerKind::tell_open:
      return tell(pathway, reason.a);
    case TimerKind::send:
      break;
  }
  return event(pathway, reason.a);
}

std::string rung_name(const Pathway& pathway, const Reason& reason) {
  const auto& ladder = pathway.tasks[{reason.a}].ladder;
  return in_quotes(pathway.ladders[*ladder].rungs[reason.b].name);
}

std::string fired(const Pathway& pathway, const Reason& reason) {
  const auto subject = timer(pathway, reason);
  switch (static_cast<TimerKind>(reason.b)) {
    case TimerKind::transition:
      return subject.says("has come");
    case TimerKind::rung:
      return subject.says("has come to a reminder");
    case TimerKind::send:
      return subject.says("was sent before and has come due");
    case TimerKind::task_open:
    case TimerKind::tell_open:
      break;
  }
  return subject.says("has come to its opening");
}

// Of moments, tasks and messages; empty for any other reason.
std::string explain_waiting(const Pathway& pathway, const Reason& reason) {
  const auto a = reason.a;
  switch (reason.code) {
    case ReasonCode::timer_fired:
      return fired(pathway, reason);
    case ReasonCode::timer_moved:
      return timer(pathway, reason).says("has another date");
    case ReasonCode::timer_failed:
      return timer(pathway, reason).says("has no date, the calendar does not reach that far");
    case ReasonCode::late_skipped:
      return timer(pathway, reason).says("came more than a day late, and does nothing then");
    case ReasonCode::late_merged:
      return timer(pathway, reason).says("came more than a day late, and gives way to the one after it");
    case ReasonCode::late_cancelled:
      return timer(pathway, reason).says("was late, and is cancelled by what came before it");
    case ReasonCode::task_opened:
      return task(pathway, a).says("was opened");
    case ReasonCode::task_done:
      return task(pathway, a).says("was done");
    case ReasonCode::task_withdrawn:
      return task(pathway, a).says("was withdrawn");
    case ReasonCode::task_due_moved:
      return task(pathway, a).says("was opened past its due date, and is due the next working day");
    case ReasonCode::when_failed:
      return timer(pathway, reason).says("is not wanted, its `when` cannot be computed");
    case ReasonCode::rung_told:
      return task(pathway, a).says("was reminded of by the rung " + rung_name(pathway, reason));
    case ReasonCode::rungs_merged:
      return task(pathway, a)
          .says("was opened late; its rungs up to " + rung_name(pathway, reason) + " are one message to the highest");
    case ReasonCode::told:
      return tell(pathway, a).says("is told");
    case ReasonCode::told_too_late:
      return tell(pathway, a).says("is not told, its `until` has passed");
    default:
      return "";
  }
}

}  // namespace

std::string explain(const Pathway& pathway, const Reason& reason) {
  const auto a = reason.a;
  switch (reason.code) {
    case ReasonCode::entered:
      return state(pathway, a).says("was entered");
    case ReasonCode::left:
      return state(pathway, a).says("was left");
    case ReasonCode::transition_taken:
      return transition(pathway, a).says("was taken");
    case ReasonCode::guard_false:
      return transition(pathway, a).says("was not taken, its guard is false");
    case ReasonCode::guard_failed:
      return transition(pathway, a).says("was not taken, its guard cannot be computed");
    case ReasonCode::fact_set:
      return fact(pathway, a).says("changed");
    case ReasonCode::set_failed:
      return fact(pathway, a).says("keeps its value, the new one cannot be computed");
    case ReasonCode::if_failed:
      return state(pathway, a).says("has an `if` whose guard cannot be computed");
    case ReasonCode::fact_failed:
      return fact(pathway, a).says("is empty, it cannot be computed");
    case ReasonCode::log_appended:
      return fact(pathway, a).says("has a new entry");
    case ReasonCode::log_full:
      return fact(pathway, a).says("is full, its oldest entry was dropped");
    case ReasonCode::raised:
      return event(pathway, a).says("was raised");
    case ReasonCode::discarded:
      return event(pathway, a).says("was raised, and nothing takes it");
    case ReasonCode::outcome_missing:
      return state(pathway, a).says("closed the case without a known outcome");
    case ReasonCode::endless:
      return state(pathway, a).says("is in a loop of transitions without event, and the step was stopped");
    case ReasonCode::too_much_work:
      return state(pathway, a).says("was active when the step had worked too long and was stopped");
    case ReasonCode::fact_too_large:
      return fact(pathway, a).says("does not take its new value, which is too large");
    case ReasonCode::fact_out_of_bounds:
      return fact(pathway, a).says("does not take its new value, which is out of its bounds");
    case ReasonCode::too_many_sends:
      return event(pathway, a).says("is not sent, too many events wait already");
    default:
      return explain_waiting(pathway, reason);
  }
}

std::string explain(const Pathway& pathway, const Refusal& refusal) {
  std::string text;
  switch (refusal.kind) {
    case Refusal::Kind::nothing_takes_it:
      text = "Nothing takes this event now.";
      break;
    case Refusal::Kind::guard_false:
      text = "No guard of what hears this event holds.";
      break;
    case Refusal::Kind::requirement_unmet:
    case Refusal::Kind::unknown_event:
      break;
    case Refusal::Kind::closed:
      text = "The case is closed.";
      break;
    case Refusal::Kind::not_closed:
      text = "The case is open.";
      break;
  }
  for (const auto& sentence : refusal.sentences) text += (text.empty() ? "" : " ") + sentence;
  if (refusal.would_take.empty() || refusal.kind == Refusal::Kind::requirement_unmet) return text;
  text += " It would take";
  const char* separator = " ";
  for (const auto taken : refusal.would_take) {
    text += separator + event_name(pathway, taken.value);
    separator = ", ";
  }
  return text + ".";
}

}  // namespace filrouge::interpreter
