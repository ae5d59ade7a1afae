#include "engine/base/words.hpp"
#include "engine/loading/checks.hpp"

#include <algorithm>
#include <map>

namespace filrouge::loading {
namespace {

using pathway::State;
using pathway::StateIndex;
using pathway::StateKind;

// Which states a case can ever be in, whatever guards say.
class Reaching {
 public:
  explicit Reaching(const pathway::Pathway& pathway) : pathway_(pathway), reached_(pathway.states.size()) {
    enter(pathway::root_state);
    while (!waiting_.empty()) {
      const auto state = waiting_.back();
      waiting_.pop_back();
      follow(pathway_.states[state]);
    }
  }
  [[nodiscard]] bool reached(StateIndex state) const { return reached_[state.value]; }

 private:
  // Into a state and what is entered with it.
  void enter(StateIndex state) {
    mark(state);
    const auto& entered = pathway_.states[state];
    for (const auto each : entered.initial) come_to(each);
  }
  // From outside: ancestors are entered too.
  void come_to(StateIndex state) {
    if (reached_[state.value]) return;
    for (auto up = state; up != pathway::root_state && !reached_[pathway_.states[up].parent.value];) {
      up = pathway_.states[up].parent;
      mark(up);
    }
    enter(state);
  }
  void mark(StateIndex state) {
    if (reached_[state.value]) return;
    reached_[state.value] = true;
    waiting_.push_back(state);
  }
  void follow(const State& state) {
    if (state.kind == StateKind::parallel) {
      for (const auto child : state.children) come_to(child);
    }
    const auto take = [this](const auto& transitions) {
      for (const auto index : transitions) {
        for (const auto target : pathway_.transitions[index].targets) come_to(target);
      }
    };
    take(state.on);
    take(state.always);
    for (const auto timer : state.timers) take(pathway_.timers[timer].branches);
  }

  const pathway::Pathway& pathway_;
  std::vector<bool> reached_;
  std::vector<StateIndex> waiting_;
};

// From which states an end of the pathway can be reached, whatever guards say.
class Ending {
 public:
  explicit Ending(const pathway::Pathway& pathway)
      : pathway_(pathway),
        ends_(pathway.states.size()),
        sources_(pathway.states.size()),
        parents_(pathway.states.size()) {
    for (const auto& transition : pathway.transitions)
      for (const auto target : transition.targets) sources_[target.value].push_back(transition.source);
    for (const auto index : pathway.states.indices()) {
      const auto& state = pathway.states[index];
      const auto& within = state.kind == StateKind::parallel ? state.children : state.initial;
      for (const auto entered : within) parents_[entered.value].push_back(index);
    }
    for (const auto child : pathway.states[pathway::root_state].children)
      if (pathway.states[child].kind == StateKind::final) mark(child);
    has_end_ = !waiting_.empty();
    while (!waiting_.empty()) {
      const auto state = waiting_.back();
      waiting_.pop_back();
      for (const auto source : sources_[state.value]) mark_all_of(source);
      for (const auto parent : parents_[state.value]) mark(parent);
    }
  }
  // Of the root, never.
  [[nodiscard]] bool is_dead_end(StateIndex state) const {
    return has_end_ && state != pathway::root_state && !ends_[state.value];
  }

 private:
  void mark(StateIndex state) {
    if (ends_[state.value]) return;
    ends_[state.value] = true;
    waiting_.push_back(state);
  }
  // A transition may be taken from anywhere inside its source.
  void mark_all_of(StateIndex source) {
    if (open_[source]) return;
    open_[source] = true;
    for (auto state = source.value; state <= pathway_.states[source].last.value; ++state) mark({state});
  }

  const pathway::Pathway& pathway_;
  std::vector<bool> ends_;
  std::vector<std::vector<StateIndex>> sources_;  // by target
  std::vector<std::vector<StateIndex>> parents_;  // of what is entered with them
  std::map<StateIndex, bool> open_;
  std::vector<StateIndex> waiting_;
  bool has_end_ = false;
};

// Whether a ladder of the task reaches anybody but the family, who may be the ones that do not answer.
bool reaches_staff(const pathway::Pathway& pathway, const pathway::Task& task) {
  if (!task.ladder) return false;
  const auto is_staff = [&](pathway::RoleIndex role) { return !pathway::is_family(pathway.roles[role]); };
  return std::ranges::any_of(pathway.ladders[*task.ladder].rungs, [&](const pathway::Rung& rung) {
    return (rung.owner && is_staff(task.role)) || std::ranges::any_of(rung.to.roles, is_staff);
  });
}

// A state that waits must be left by time or remind somebody who accounts for it; its ancestors may do it for it.
bool is_guarded_against_silence(const pathway::Pathway& pathway, StateIndex state) {
  while (true) {
    const auto& each = pathway.states[state];
    const auto leads_on = [&](const auto& indices) {
      return std::any_of(indices.begin(), indices.end(),
                         [&](auto i) { return !pathway.transitions[i].targets.empty(); });
    };
    if (leads_on(each.always)) return true;
    for (const auto timer : each.timers) {
      if (leads_on(pathway.timers[timer].branches)) return true;
    }
    for (const auto task : each.tasks) {
      if (reaches_staff(pathway, pathway.tasks[task])) return true;
    }
    if (state == pathway::root_state) return false;
    state = each.parent;
  }
}

void check_final(Draft& draft, const State& state, Where at) {
  if (state.kind != StateKind::final || state.parent != pathway::root_state) return;
  if (state.outcome || draft.pathway.outcomes.empty()) return;
  draft.report("final-without-outcome", at, in_quotes(state.path) + " ends the case without an outcome.",
               "Add outcome: CODE, or the fact that holds it.");
}

}  // namespace

void check_states(Draft& draft) {
  const Reaching reaching{draft.pathway};
  const Ending ending{draft.pathway};
  const bool has_people = !draft.pathway.roles.empty();
  for (const auto index : draft.pathway.states.indices()) {
    if (index == pathway::root_state) continue;
    const auto& state = draft.pathway.states[index];
    const Where at{draft.state_nodes[index.value]->file, state.origin.position};
    check_final(draft, state, at);
    if (!reaching.reached(index)) {
      const bool told = !reaching.reached(state.parent);
      if (!told) {
        draft.report("unreachable-state", at, "Nothing leads to " + in_quotes(state.path) + ".",
                     "Remove it, or name it as a target.");
      }
    } else if (has_people && state.kind == StateKind::atomic && !is_guarded_against_silence(draft.pathway, index)) {
      draft.report(
          "silent-wait", at,
          in_quotes(state.path) + " waits for events only: if none comes, no staff is told and the case stays.",
          "Add a task with a ladder (remind) that reaches staff, or a transition under after.");
    } else if (ending.is_dead_end(index) && !ending.is_dead_end(state.parent)) {
      draft.report("dead-end", at, "From " + in_quotes(state.path) + " no end of the pathway can be reached.",
                   "Add a transition that leads on.");
    }
  }
}

}  // namespace filrouge::loading
