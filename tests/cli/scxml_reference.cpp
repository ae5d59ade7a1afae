#include "cli/scxml_reference.hpp"

#include <algorithm>

namespace filrouge::test {
namespace {

using Kind = ChartState::Kind;

bool matches(const std::string& pattern, const std::string& event) {
  if (pattern == "*") return true;
  const bool starred = pattern.size() > 2 && pattern.substr(pattern.size() - 2) == ".*";
  const auto prefix = starred ? pattern.substr(0, pattern.size() - 2) : pattern;
  return event == prefix || event.rfind(prefix + ".", 0) == 0;
}

template <class Container>
bool contains(const Container& all, const typename Container::value_type& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

ScxmlReference::ScxmlReference(const Chart& chart) : chart_(chart) {
  Set entering;
  add_descendants("root", entering);
  enter(entering);
  if (closed_) exit_interpreter();
  macrostep();
  handle_delayed();
}

bool ScxmlReference::send(const std::string& event) {
  if (closed_) return false;
  microsteps_ = 0;
  const auto enabled = select(event);
  const bool taken = !enabled.empty() || (!internal_.empty() && hears("error.execution"));
  microstep(enabled);
  macrostep();
  handle_delayed();
  return taken;
}

void ScxmlReference::pass(int seconds) {
  const auto until = now_ + seconds;
  while (!closed_ && !endless()) {
    const auto next =
        std::min_element(delayed_.begin(), delayed_.end(), [](const auto& a, const auto& b) { return a.due < b.due; });
    if (next == delayed_.end() || next->due > until) break;
    now_ = next->due;
    microsteps_ = 0;
    handle_delayed();
  }
  now_ = until;
}

std::vector<std::string> ScxmlReference::leaves() const {
  Names leaves;
  for (const auto& state : in_order(configuration_)) {
    if (is_leaf(state)) leaves.push_back(state);
  }
  return leaves;
}

// State names

bool ScxmlReference::is_descendant(const std::string& state, const std::string& ancestor) const {
  for (const auto* up = &at(state).parent; !up->empty(); up = &at(*up).parent) {
    if (*up == ancestor) return true;
  }
  return false;
}

// From the parent outwards, up to but not including `upto`.
ScxmlReference::Names ScxmlReference::ancestors(const std::string& state, const std::string& upto) const {
  Names all;
  for (auto up = at(state).parent; !up.empty() && up != upto; up = at(up).parent) all.push_back(up);
  return all;
}

ScxmlReference::Names ScxmlReference::in_order(const Set& states) const {
  Names ordered;
  for (const auto& state : chart_.order) {
    if (states.count(state) != 0) ordered.push_back(state);
  }
  return ordered;
}

bool ScxmlReference::is_leaf(const std::string& state) const {
  return at(state).kind == Kind::atomic || at(state).kind == Kind::final;
}

bool ScxmlReference::is_done(const std::string& state) const {
  const auto& children = at(state).children;
  if (at(state).kind == Kind::compound) {
    return std::any_of(children.begin(), children.end(), [&](const auto& child) {
      return at(child).kind == Kind::final && configuration_.count(child) != 0;
    });
  }
  return at(state).kind == Kind::parallel && std::all_of(children.begin(), children.end(), [&](const auto& child) {
           return at(child).is_history() || is_done(child);
         });
}

// Executable content

bool ScxmlReference::holds(const Guard& guard, bool& failed) const {
  switch (guard.kind) {
    case Guard::Kind::even:
      return n_ % 2 == 0;
    case Guard::Kind::below:
      return n_ < guard.number;
    case Guard::Kind::in_state:
      return configuration_.count(guard.state) != 0;
    case Guard::Kind::fails:
      failed = true;
      return false;
    case Guard::Kind::none:
      break;
  }
  return true;
}

bool ScxmlReference::run(const std::vector<ChartAction>& block) {
  return std::all_of(block.begin(), block.end(), [this](const auto& action) { return run_one(action); });
}

bool ScxmlReference::run_one(const ChartAction& action) {
  switch (action.kind) {
    case ChartAction::Kind::add:
      n_ += action.number;
      return true;
    case ChartAction::Kind::note:
      trace_ += action.text;
      return true;
    case ChartAction::Kind::raise:
      internal_.push_back(action.text);
      return true;
    case ChartAction::Kind::send:
      delayed_.push_back({now_ + action.number, action.text});
      return true;
    case ChartAction::Kind::fails:
      internal_.emplace_back("error.execution");
      return false;
    case ChartAction::Kind::choose:
      break;
  }
  bool failed = false;
  const bool chosen = holds(action.guard, failed);
  if (failed) internal_.emplace_back("error.execution");
  return run(chosen ? action.then : action.otherwise);
}

// selectTransitions and selectEventlessTransitions (an empty event)

ScxmlReference::Transitions ScxmlReference::select(const std::string& event) {
  Transitions enabled;
  Transitions failed_before;
  const auto is_enabled = [&](const ChartTransition& transition) {
    if (transition.event.empty() != event.empty()) return false;
    if (!event.empty() && !matches(transition.event, event)) return false;
    bool failed = false;
    const bool taken = holds(transition.guard, failed);
    if (failed && !contains(failed_before, &transition)) {
      failed_before.push_back(&transition);
      internal_.emplace_back("error.execution");
    }
    return taken;
  };
  for (const auto& leaf : leaves()) {
    auto sources = ancestors(leaf, "");
    sources.insert(sources.begin(), leaf);
    const ChartTransition* found = nullptr;
    for (const auto& source : sources) {
      for (const auto& transition : at(source).transitions) {
        if (found == nullptr && is_enabled(transition)) found = &transition;
      }
    }
    if (found != nullptr && !contains(enabled, found)) enabled.push_back(found);
  }
  return without_conflicts(enabled);
}

bool ScxmlReference::hears(const std::string& event) const {
  return std::any_of(configuration_.begin(), configuration_.end(), [&](const auto& state) {
    const auto& transitions = at(state).transitions;
    return std::any_of(transitions.begin(), transitions.end(), [&](const auto& transition) {
      return !transition.event.empty() && matches(transition.event, event);
    });
  });
}

// removeConflictingTransitions
ScxmlReference::Transitions ScxmlReference::without_conflicts(const Transitions& enabled) const {
  Transitions filtered;
  for (const auto* candidate : enabled) {
    const auto candidate_exits = exit_set({candidate});
    bool preempted = false;
    Transitions removed;
    for (const auto* kept : filtered) {
      const auto kept_exits = exit_set({kept});
      const bool meet = std::any_of(kept_exits.begin(), kept_exits.end(),
                                    [&](const auto& state) { return candidate_exits.count(state) != 0; });
      if (!meet || preempted) continue;
      if (is_descendant(candidate->source, kept->source)) {
        removed.push_back(kept);
      } else {
        preempted = true;
      }
    }
    if (preempted) continue;
    for (const auto* each : removed) filtered.erase(std::find(filtered.begin(), filtered.end(), each));
    filtered.push_back(candidate);
  }
  return filtered;
}

// getEffectiveTargetStates
ScxmlReference::Names ScxmlReference::effective_targets(const Names& targets) const {
  Names effective;
  for (const auto& target : targets) {
    if (!at(target).is_history()) {
      effective.push_back(target);
      continue;
    }
    const auto remembered = history_.find(target);
    const auto meant = remembered != history_.end() ? remembered->second : effective_targets(at(target).initial);
    effective.insert(effective.end(), meant.begin(), meant.end());
  }
  return effective;
}

// getTransitionDomain
std::optional<std::string> ScxmlReference::domain(const ChartTransition& transition) const {
  const auto targets = effective_targets(transition.targets);
  if (targets.empty()) return std::nullopt;
  const auto holds_all = [&](const std::string& ancestor) {
    return std::all_of(targets.begin(), targets.end(),
                       [&](const auto& target) { return is_descendant(target, ancestor); });
  };
  if (transition.internal && at(transition.source).kind == Kind::compound && holds_all(transition.source))
    return transition.source;
  for (const auto& ancestor : ancestors(transition.source, "")) {
    if (at(ancestor).kind == Kind::compound && holds_all(ancestor)) return ancestor;
  }
  return "root";
}

// computeExitSet
ScxmlReference::Set ScxmlReference::exit_set(const Transitions& transitions) const {
  Set leaving;
  for (const auto* transition : transitions) {
    const auto from = domain(*transition);
    if (!from) continue;
    for (const auto& state : configuration_) {
      if (is_descendant(state, *from)) leaving.insert(state);
    }
  }
  return leaving;
}

void ScxmlReference::microstep(const Transitions& transitions) {
  step(transitions);
  if (closed_) exit_interpreter();
}

// exitInterpreter; the configuration is kept to be looked at.
void ScxmlReference::exit_interpreter() {
  const auto active = configuration_;
  const auto leaving = in_order(active);
  for (auto state = leaving.rbegin(); state != leaving.rend(); ++state) {
    run(at(*state).exit);
    configuration_.erase(*state);
  }
  configuration_ = active;
}

void ScxmlReference::step(const Transitions& transitions) {
  Set entering;
  leave(transitions);
  for (const auto* transition : transitions) {
    const auto to = domain(*transition);
    if (!to) continue;
    for (const auto& target : transition->targets) add_descendants(target, entering);
    for (const auto& target : effective_targets(transition->targets)) add_ancestors(target, *to, entering);
  }
  for (const auto* transition : transitions) run(transition->actions);
  enter(entering);
}

// exitStates
void ScxmlReference::leave(const Transitions& transitions) {
  const auto leaving = in_order(exit_set(transitions));
  for (const auto& state : leaving) {
    for (const auto& child : at(state).children) {
      if (!at(child).is_history()) continue;
      history_[child].clear();
      for (const auto& active : in_order(configuration_)) {
        const bool kept = at(child).kind == Kind::deep_history ? is_leaf(active) && is_descendant(active, state)
                                                               : at(active).parent == state;
        if (kept) history_[child].push_back(active);
      }
    }
  }
  for (auto state = leaving.rbegin(); state != leaving.rend(); ++state) {
    run(at(*state).exit);
    configuration_.erase(*state);
  }
}

// addDescendantStatesToEnter
void ScxmlReference::add_descendants(const std::string& state, Set& entering) const {
  if (at(state).is_history()) {
    const auto remembered = history_.find(state);
    const auto& targets = remembered != history_.end() ? remembered->second : at(state).initial;
    for (const auto& target : targets) add_descendants(target, entering);
    for (const auto& target : targets) add_ancestors(target, at(state).parent, entering);
    return;
  }
  entering.insert(state);
  if (at(state).kind == Kind::compound) {
    for (const auto& target : at(state).initial) add_descendants(target, entering);
    for (const auto& target : at(state).initial) add_ancestors(target, state, entering);
  }
  if (at(state).kind == Kind::parallel) add_ancestors("", state, entering);
}

// addAncestorStatesToEnter; without a state, the regions of `upto` itself.
void ScxmlReference::add_ancestors(const std::string& state, const std::string& upto, Set& entering) const {
  const auto enter_regions = [&](const std::string& parallel) {
    for (const auto& child : at(parallel).children) {
      const bool entered =
          entering.count(child) != 0 ||
          std::any_of(entering.begin(), entering.end(), [&](const auto& each) { return is_descendant(each, child); });
      if (!at(child).is_history() && !entered) add_descendants(child, entering);
    }
  };
  if (state.empty()) return enter_regions(upto);
  for (const auto& ancestor : ancestors(state, upto)) {
    entering.insert(ancestor);
    if (at(ancestor).kind == Kind::parallel) enter_regions(ancestor);
  }
}

// enterStates
void ScxmlReference::enter(const Set& entering) {
  for (const auto& state : in_order(entering)) {
    configuration_.insert(state);
    run(at(state).entry);
    if (at(state).kind != Kind::final) continue;
    auto parent = at(state).parent;
    closed_ = closed_ || parent == "root";
    while (parent != "root" && is_done(parent)) {
      internal_.push_back("done.state." + parent);
      parent = at(parent).parent;
      if (at(parent).kind != Kind::parallel) break;
    }
  }
}

void ScxmlReference::macrostep() {
  while (!closed_ && !endless()) {
    auto enabled = select("");
    if (enabled.empty()) {
      if (internal_.empty()) return;
      const auto event = internal_.front();
      internal_.pop_front();
      enabled = select(event);
    }
    ++microsteps_;
    microstep(enabled);
  }
}

// What was sent and is due now comes like events from outside, one after the other.
void ScxmlReference::handle_delayed() {
  while (!closed_ && !endless()) {
    const auto due = std::find_if(delayed_.begin(), delayed_.end(), [&](const auto& each) { return each.due <= now_; });
    if (due == delayed_.end()) return;
    const auto event = due->event;
    delayed_.erase(due);
    ++microsteps_;
    microstep(select(event));
    macrostep();
  }
}

}  // namespace filrouge::test
