#include "engine/scenario/coverage_items.hpp"

#include "engine/base/words.hpp"

namespace filrouge::scenario {

using Kind = Coverage::Kind;

void CoverageItems::list() {
  for (const auto index : p_.states.indices()) {
    const auto& state = p_.states[index];
    list_actions(state.entry);
    list_actions(state.exit);
    if (index == pathway::root_state || pathway::is_history(state.kind)) continue;
    add({What::state, index.value}, Kind::states, "The state " + in_quotes(state.path), "was never entered",
        state.origin);
  }
  list_transitions();
  list_requirements();
  list_tasks();
  list_tells();
}

void CoverageItems::list_transitions() {
  for (const auto index : p_.transitions.indices()) {
    const auto& transition = p_.transitions[index];
    const auto name = in_quotes(transition.rule);
    list_actions(transition.actions);
    add({What::transition, index.value}, Kind::transitions, "The transition " + name, "was never taken",
        transition.origin);
    if (transition.guard)
      add_condition(What::guard, index.value, 0, "The guard of " + name, *transition.guard, transition.origin);
  }
  for (const auto index : p_.timers.indices())
    add_timer(What::moment, index.value, 0, "The moment " + in_quotes(p_.timers[index].rule), p_.timers[index].origin);
}

void CoverageItems::list_requirements() {
  const auto list_all = [&](What what, std::size_t owner, const std::string& name,
                            const std::vector<pathway::Requirement>& requirements, const pathway::Origin& origin) {
    for (std::size_t i = 0; i < requirements.size(); ++i)
      add_condition(what, owner, i, "What " + in_quotes(name) + " requires", requirements[i].guard, origin);
  };
  for (const auto index : p_.events.indices()) {
    const auto& event = p_.events[index];
    list_all(What::event_requirement, index.value, event.name, event.requirements, event.origin);
  }
  for (const auto index : p_.tasks.indices()) {
    const auto& task = p_.tasks[index];
    list_all(What::task_requirement, index.value, task.rule, task.requirements, task.origin);
  }
}

void CoverageItems::list_tasks() {
  for (const auto index : p_.tasks.indices()) {
    const auto& task = p_.tasks[index];
    if (task.when)
      add_condition(What::task_when, index.value, 0, "The when of " + in_quotes(task.rule), *task.when, task.origin);
    if (std::holds_alternative<pathway::OpenAtMoment>(task.open))
      add_timer(What::task_opening, index.value, 0, "The opening of " + in_quotes(task.rule), task.origin);
    if (!task.ladder) continue;
    const auto& rungs = p_.ladders[*task.ladder].rungs;
    for (std::size_t i = 0; i < rungs.size(); ++i) {
      add_timer(What::rung, index.value, i, "The reminder " + in_quotes(rungs[i].name) + " of " + in_quotes(task.rule),
                task.origin);
    }
  }
}

void CoverageItems::list_tells() {
  for (const auto index : p_.tells.indices()) {
    const auto& tell = p_.tells[index];
    if (tell.when)
      add_condition(What::tell_when, index.value, 0, "The when of " + in_quotes(tell.rule), *tell.when, tell.origin);
    if (tell.open) add_timer(What::tell_opening, index.value, 0, "The opening of " + in_quotes(tell.rule), tell.origin);
  }
}

void CoverageItems::list_actions(const std::vector<pathway::Action>& actions) {
  for (const auto& action : actions) {
    if (const auto* send = std::get_if<pathway::Send>(&action.what)) {
      add_timer(What::send, send->event.value, 0, "The delayed event " + in_quotes(p_.events[send->event].name),
                action.origin);
    }
    if (const auto* choice = std::get_if<pathway::If>(&action.what)) {
      const auto number = choices_.emplace(choice, choices_.size()).first->second;
      add_condition(What::choice, number, 0, "The if of " + in_quotes(action.rule), choice->guard, action.origin);
      list_actions(choice->then);
      list_actions(choice->otherwise);
    }
  }
}

void CoverageItems::add(const Key& key, Kind kind, std::string subject, std::string never,
                        const pathway::Origin& origin) {
  items_.emplace(key, Coverage::Item{kind, std::move(subject), std::move(never), &origin});
}

void CoverageItems::add_condition(What what, std::size_t a, std::size_t b, const std::string& subject,
                                  const expression::Program& condition, const pathway::Origin& origin) {
  for (const bool outcome : {true, false}) {
    add({what, a, b, outcome}, Kind::conditions, subject,
        std::string("was never ") + (outcome ? "true: " : "false: ") + condition.text(), origin);
  }
}

void CoverageItems::add_timer(What what, std::size_t a, std::size_t b, std::string subject,
                              const pathway::Origin& origin) {
  add({what, a, b}, Kind::timers, std::move(subject), "", origin);
}

}  // namespace filrouge::scenario
