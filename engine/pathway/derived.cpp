#include "engine/pathway/derived.hpp"

#include <algorithm>
#include <string>

namespace filrouge::pathway {
namespace {

template <class Ix>
Ix numbered(std::size_t i) {
  return Ix{static_cast<std::uint16_t>(i)};
}

bool any_matches(const std::vector<EventPattern>& patterns, std::string_view event) {
  return std::ranges::any_of(patterns, [event](const EventPattern& p) { return p.matches(event); });
}

template <class Ix>
void add_once(std::vector<Ix>& list, Ix item) {
  if (list.empty() || list.back() != item) list.push_back(item);
}

std::vector<expression::Value> names_of_events(const Pathway& pathway) {
  std::vector<expression::Value> names;
  names.reserve(pathway.events.size() + pathway.states.size() + 1);
  for (const auto& event : pathway.events) names.emplace_back(event.name);
  for (const auto& state : pathway.states)
    names.emplace_back("done.state." + (state.path.empty() ? pathway.name : state.name));
  names.emplace_back("error.execution");
  return names;
}

// Enters `item` into the list `member` of everything the program reads.
template <class Ix>
void watch(Derived& derived, const expression::Program& program, std::vector<Ix> Watchers::*member, Ix item) {
  for (const auto slot : program.reads()) {
    if (slot.segment == expression::Segment::facts) add_once(derived.of_fact[slot.index].*member, item);
    if (slot.segment == expression::Segment::event) add_once(derived.of_event.*member, item);
  }
  if (program.reads_states()) add_once(derived.of_states.*member, item);
  if (program.reads_clock()) add_once(derived.of_clock.*member, item);
}

template <class Ix>
void watch(Derived& derived, const Moment& moment, std::vector<Ix> Watchers::*member, Ix item) {
  const auto* slot = std::get_if<expression::Slot>(&moment.anchor);
  if (slot && slot->segment == expression::Segment::facts) add_once(derived.of_fact[slot->index].*member, item);
}

void watch_facts(Derived& derived, const Pathway& pathway) {
  for (std::size_t i = 0; i < pathway.facts.size(); ++i) {
    const auto fact = numbered<FactIndex>(i);
    const auto* computed = std::get_if<ComputedFact>(&pathway.facts[fact].kind);
    if (!computed) continue;
    derived.computed.push_back(fact);
    watch(derived, computed->is, &Watchers::computed, fact);
  }
}

void watch_transitions(Derived& derived, const Pathway& pathway) {
  for (std::size_t i = 0; i < pathway.transitions.size(); ++i) {
    const auto index = numbered<TransitionIndex>(i);
    const auto& transition = pathway.transitions[index];
    if (!transition.events.empty()) continue;
    derived.spontaneous[transition.source.value].push_back(index);
    if (transition.timer) derived.of_timer[transition.timer->value].push_back(index);
    if (transition.guard) watch(derived, *transition.guard, &Watchers::transitions, index);
  }
  for (std::size_t i = 0; i < pathway.timers.size(); ++i) {
    const auto index = numbered<TimerIndex>(i);
    watch(derived, pathway.timers[index].moment, &Watchers::timers, index);
  }
}

void watch_tasks(Derived& derived, const Pathway& pathway) {
  for (std::size_t i = 0; i < pathway.tasks.size(); ++i) {
    const auto index = numbered<TaskIndex>(i);
    const auto& task = pathway.tasks[index];
    if (task.when) watch(derived, *task.when, &Watchers::tasks, index);
    if (const auto* open = std::get_if<OpenAtMoment>(&task.open))
      watch(derived, open->moment, &Watchers::task_moments, index);
    if (task.due) watch(derived, *task.due, &Watchers::task_moments, index);
    if (!task.ladder) continue;
    for (const auto& rung : pathway.ladders[*task.ladder].rungs)
      watch(derived, rung.at, &Watchers::task_moments, index);
  }
}

void watch_tells(Derived& derived, const Pathway& pathway) {
  for (std::size_t i = 0; i < pathway.tells.size(); ++i) {
    const auto index = numbered<TellIndex>(i);
    const auto& tell = pathway.tells[index];
    if (tell.when) watch(derived, *tell.when, &Watchers::tells, index);
    if (tell.open) watch(derived, *tell.open, &Watchers::tells, index);
    if (tell.until) watch(derived, *tell.until, &Watchers::tells, index);
  }
}

void match_events(Derived& derived, const Pathway& pathway, std::size_t event) {
  const std::string_view name = *derived.event_names[event].if_string();
  for (std::size_t i = 0; i < pathway.facts.size(); ++i) {
    const auto fact = numbered<FactIndex>(i);
    const auto* log = std::get_if<LogFact>(&pathway.facts[fact].kind);
    if (log && any_matches(log->of, name)) derived.feeds[event].push_back(fact);
  }
  for (std::size_t i = 0; i < pathway.tasks.size(); ++i) {
    const auto task = numbered<TaskIndex>(i);
    if (any_matches(pathway.tasks[task].done, name)) derived.closes[event].push_back(task);
    const auto* open = std::get_if<OpenOnEvent>(&pathway.tasks[task].open);
    if (open && any_matches(open->events, name)) derived.opens[event].push_back(task);
  }
}

std::vector<std::optional<StateIndex>> fixed_domains(const Pathway& pathway) {
  std::vector<std::optional<StateIndex>> domains;
  for (const auto& transition : pathway.transitions) {
    const bool varies = std::ranges::any_of(transition.targets,
                                            [&](StateIndex target) { return is_history(pathway.states[target].kind); });
    domains.push_back(varies || transition.targets.empty()
                          ? std::nullopt
                          : std::optional(domain_of(pathway, transition, transition.targets)));
  }
  return domains;
}

}  // namespace

StateIndex domain_of(const Pathway& pathway, const Transition& transition, std::span<const StateIndex> targets) {
  const auto& states = pathway.states;
  const auto holds_all = [&](StateIndex ancestor) {
    return std::ranges::all_of(targets, [&](StateIndex target) { return is_descendant(pathway, target, ancestor); });
  };
  if (transition.internal && states[transition.source].kind == StateKind::compound && holds_all(transition.source))
    return transition.source;
  auto ancestor = transition.source;
  while (ancestor != root_state) {
    ancestor = states[ancestor].parent;
    if (states[ancestor].kind == StateKind::compound && holds_all(ancestor)) return ancestor;
  }
  return root_state;
}

Derived::Derived(const Pathway& pathway)
    : event_names(names_of_events(pathway)),
      blank_event(EventSlots::first_field + pathway.event_fields.size()),
      leaves(pathway.states.size()),
      spontaneous(pathway.states.size()),
      of_timer(pathway.timers.size()),
      domains(fixed_domains(pathway)),
      histories(pathway.states.size()),
      feeds(event_names.size()),
      closes(event_names.size()),
      opens(event_names.size()),
      of_fact(pathway.facts.size()),
      declared_(pathway.events.size()),
      states_(pathway.states.size()),
      hearers_(event_names.size(), IndexSet<StateIndex>(pathway.states.size())) {
  for (std::size_t i = 0; i < pathway.states.size(); ++i) {
    const auto index = numbered<StateIndex>(i);
    const auto& state = pathway.states[index];
    if (state.kind == StateKind::atomic || state.kind == StateKind::final) leaves.insert(index);
    if (is_history(state.kind)) histories[state.parent.value].push_back(index);
  }
  hearing_.reserve(event_names.size() * states_);
  for (std::size_t event = 0; event < event_names.size(); ++event) {
    match_events(*this, pathway, event);
    const std::string_view name = *event_names[event].if_string();
    for (std::size_t i = 0; i < states_; ++i) {
      const auto state = numbered<StateIndex>(i);
      const auto begin = static_cast<std::uint32_t>(heard_.size());
      for (const auto transition : pathway.states[state].on)
        if (any_matches(pathway.transitions[transition].events, name)) heard_.push_back(transition);
      const auto end = static_cast<std::uint32_t>(heard_.size());
      hearing_.emplace_back(begin, end);
      if (begin != end) hearers_[event].insert(state);
    }
  }
  watch_facts(*this, pathway);
  watch_transitions(*this, pathway);
  watch_tasks(*this, pathway);
  watch_tells(*this, pathway);
}

}  // namespace filrouge::pathway
