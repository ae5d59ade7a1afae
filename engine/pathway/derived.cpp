#include "engine/pathway/derived.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace filrouge::pathway {
namespace {

template <class Ix>
Ix numbered(std::size_t i) {
  return Ix{static_cast<std::uint16_t>(i)};
}

void add_once(Watchers& watchers, Watcher watcher) {
  if (watchers.empty() || watchers.back() != watcher) watchers.push_back(watcher);
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

// Enters the watcher into the list of everything the program reads.
void watch(Derived& derived, const expression::Program& program, Watcher watcher) {
  for (const auto slot : program.reads()) {
    if (slot.segment == expression::Segment::facts) add_once(derived.of_fact[slot.index], watcher);
    if (slot.segment == expression::Segment::event) add_once(derived.of_event, watcher);
  }
  if (program.reads_states()) add_once(derived.of_states, watcher);
  if (program.reads_clock()) add_once(derived.of_clock, watcher);
}

void watch(Derived& derived, const Moment& moment, Watcher watcher) {
  const auto* slot = std::get_if<expression::Slot>(&moment.anchor);
  if (slot && slot->segment == expression::Segment::facts) add_once(derived.of_fact[slot->index], watcher);
}

void watch_facts(Derived& derived, const Pathway& pathway) {
  for (std::size_t i = 0; i < pathway.facts.size(); ++i) {
    const auto fact = numbered<FactIndex>(i);
    const auto* computed = std::get_if<ComputedFact>(&pathway.facts[fact].kind);
    if (!computed) continue;
    derived.computed.push_back(fact);
    watch(derived, computed->is, {Watcher::Kind::computed, fact.value});
  }
}

void watch_transitions(Derived& derived, const Pathway& pathway) {
  for (std::size_t i = 0; i < pathway.transitions.size(); ++i) {
    const auto index = numbered<TransitionIndex>(i);
    const auto& transition = pathway.transitions[index];
    if (!transition.events.empty()) continue;
    derived.spontaneous[transition.source.value].push_back(index);
    if (transition.timer) derived.of_timer[transition.timer->value].push_back(index);
    if (transition.guard) watch(derived, *transition.guard, {Watcher::Kind::transition, index.value});
  }
  for (std::size_t i = 0; i < pathway.timers.size(); ++i) {
    const auto index = numbered<TimerIndex>(i);
    watch(derived, pathway.timers[index].moment, {Watcher::Kind::timer, index.value});
  }
}

void watch_tasks(Derived& derived, const Pathway& pathway) {
  for (std::size_t i = 0; i < pathway.tasks.size(); ++i) {
    const auto index = numbered<TaskIndex>(i);
    const auto& task = pathway.tasks[index];
    if (task.when) watch(derived, *task.when, {Watcher::Kind::task, index.value});
    if (const auto* open = std::get_if<OpenAtMoment>(&task.open))
      watch(derived, open->moment, {Watcher::Kind::task_moments, index.value});
    if (task.session) derived.of_session[task.session->value].push_back({Watcher::Kind::task, index.value});
    if (task.due) watch(derived, *task.due, {Watcher::Kind::task_moments, index.value});
    if (!task.ladder) continue;
    for (const auto& rung : pathway.ladders[*task.ladder].rungs)
      watch(derived, rung.at, {Watcher::Kind::task_moments, index.value});
  }
}

void watch_tells(Derived& derived, const Pathway& pathway) {
  for (std::size_t i = 0; i < pathway.tells.size(); ++i) {
    const auto index = numbered<TellIndex>(i);
    const auto& tell = pathway.tells[index];
    if (tell.when) watch(derived, *tell.when, {Watcher::Kind::tell, index.value});
    if (tell.session) derived.of_session[tell.session->value].push_back({Watcher::Kind::tell, index.value});
    if (tell.open) watch(derived, *tell.open, {Watcher::Kind::tell, index.value});
    if (tell.until) watch(derived, *tell.until, {Watcher::Kind::tell, index.value});
  }
}

// Only these are ever done.
bool has_children(const State& state) {
  return state.kind == StateKind::compound || state.kind == StateKind::parallel;
}

// The events that can come, by name, to find those that a pattern matches without asking every one.
class EventNames {
 public:
  EventNames(const Pathway& pathway, const std::vector<expression::Value>& names) {
    const auto first_done = pathway.events.size();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool is_done_event = i >= first_done && i < first_done + pathway.states.size();
      if (is_done_event && !has_children(pathway.states[numbered<StateIndex>(i - first_done)])) continue;
      sorted_.emplace_back(*names[i].if_string(), numbered<EventIndex>(i));
    }
    std::ranges::sort(sorted_);
  }

  // Calls `use` once for each event that one of the patterns matches.
  template <class Use>
  void each(const std::vector<EventPattern>& patterns, Use use) const {
    IndexSet<EventIndex> seen;
    for (const auto& pattern : patterns) {
      const auto from = [&](const std::string& name) {
        return std::ranges::lower_bound(sorted_, std::string_view(name), {}, &Named::first);
      };
      const auto use_range = [&](auto begin, auto end) {
        for (auto named = begin; named != end; ++named) {
          if (seen.contains(named->second)) continue;
          seen.insert(named->second);
          use(named->second);
        }
      };
      if (pattern.prefix.empty()) {
        use_range(sorted_.begin(), sorted_.end());
      } else {
        use_range(from(pattern.prefix), from(pattern.prefix + '\0'));       // the one of that name
        use_range(from(pattern.prefix + "."), from(pattern.prefix + "/"));  // '/' follows '.'
      }
    }
  }

 private:
  using Named = std::pair<std::string_view, EventIndex>;
  std::vector<Named> sorted_;
};

void find_logs_and_tasks(Derived& derived, const Pathway& pathway, const EventNames& events) {
  for (std::size_t i = 0; i < pathway.facts.size(); ++i) {
    const auto fact = numbered<FactIndex>(i);
    if (const auto* log = std::get_if<LogFact>(&pathway.facts[fact].kind))
      events.each(log->of, [&](EventIndex event) { derived.feeds[event.value].push_back(fact); });
  }
  for (std::size_t i = 0; i < pathway.tasks.size(); ++i) {
    const auto task = numbered<TaskIndex>(i);
    events.each(pathway.tasks[task].done, [&](EventIndex event) { derived.closes[event.value].push_back(task); });
    if (const auto* open = std::get_if<OpenOnEvent>(&pathway.tasks[task].open))
      events.each(open->events, [&](EventIndex event) { derived.opens[event.value].push_back(task); });
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
      spontaneous(pathway.states.size()),
      of_timer(pathway.timers.size()),
      domains(fixed_domains(pathway)),
      histories(pathway.states.size()),
      feeds(event_names.size()),
      closes(event_names.size()),
      opens(event_names.size()),
      of_fact(pathway.facts.size()),
      of_session(pathway.sessions.size()),
      declared_(pathway.events.size()),
      states_(pathway.states.size()),
      hearing_(event_names.size()),
      hearers_(event_names.size()) {
  for (std::size_t i = 0; i < pathway.states.size(); ++i) {
    const auto index = numbered<StateIndex>(i);
    const auto& state = pathway.states[index];
    if (state.kind == StateKind::atomic || state.kind == StateKind::final) leaves.insert(index);
    if (is_history(state.kind)) histories[state.parent.value].push_back(index);
  }
  find_listeners(pathway);
  watch_facts(*this, pathway);
  watch_transitions(*this, pathway);
  watch_tasks(*this, pathway);
  watch_tells(*this, pathway);
}

std::span<const TransitionIndex> Derived::hearing(EventIndex event, StateIndex state) const {
  const auto& hearing = hearing_[event.value];
  const auto [begin, end] = std::equal_range(hearing.sources.begin(), hearing.sources.end(), state);
  const auto first = hearing.transitions.begin() + (begin - hearing.sources.begin());
  return {first, static_cast<std::size_t>(end - begin)};
}

void Derived::find_listeners(const Pathway& pathway) {
  const EventNames events(pathway, event_names);
  find_logs_and_tasks(*this, pathway, events);
  for (std::size_t i = 0; i < states_; ++i) {
    const auto state = numbered<StateIndex>(i);
    for (const auto index : pathway.states[state].on) {
      const auto& transition = pathway.transitions[index];
      events.each(transition.events, [&](EventIndex event) {
        if (transition.of_own_done && event != done_event(state)) return;
        hearing_[event.value].sources.push_back(state);
        hearing_[event.value].transitions.push_back(index);
        hearers_[event.value].insert(state);
      });
    }
  }
}

}  // namespace filrouge::pathway
