#include "engine/base/words.hpp"
#include "engine/loading/checks.hpp"

#include <algorithm>

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

// A state that waits must be left by time or remind somebody; its ancestors may do it for it.
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
      if (pathway.tasks[task].ladder) return true;
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
      draft.report("silent-wait", at,
                   in_quotes(state.path) + " waits for events only: if none comes, nobody is told and the case stays.",
                   "Add a task with a ladder (remind), or a transition under after.");
    }
  }
}

}  // namespace filrouge::loading
