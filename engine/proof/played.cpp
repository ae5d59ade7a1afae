#include "engine/base/words.hpp"
#include "engine/pathway/graph.hpp"
#include "engine/proof/explore.hpp"
#include "engine/proof/paths.hpp"
#include "engine/proof/proofs.hpp"
#include "engine/proof/valuation.hpp"

#include <algorithm>
#include <set>

namespace filrouge::proof {
namespace {

using interpreter::ReasonCode;
using pathway::StateIndex;
using pathway::Transition;
using pathway::TransitionIndex;

// Several branches of one key, tried in order.
using Branches = std::vector<TransitionIndex>;

// What goes wrong for a case while it is played.
class Played {
 public:
  Played(const Subject& subject, const interpreter::Setting& setting, Findings& findings)
      : pathway_(subject.pathway), derived_(subject.derived), setting_(setting), findings_(findings) {}

  void see(const Tried& tried) {
    std::set<TransitionIndex> refused;
    std::optional<TransitionIndex> taken;
    for (const auto& reason : tried.step.reasons) {
      if (reason.code == ReasonCode::guard_false && !taken) refused.insert(TransitionIndex{reason.a});
      if (reason.code == ReasonCode::transition_taken) taken = TransitionIndex{reason.a};
      if (reason.code == ReasonCode::outcome_missing && taken) no_outcome(tried, *taken);
      if (reason.code == ReasonCode::endless && taken) never_rests(tried, *taken);
    }
    if (!taken) unhandled(tried, refused);
  }

  // A state that only chooses, where nothing around it would end the wait either.
  void rest(const Visit& visit) {
    visit.c.active.each([&](StateIndex index) {
      const auto& state = pathway_.states[index];
      if (state.kind != pathway::StateKind::atomic || state.always.empty() || waits_for_more(index)) return;
      if (!told_.insert(state.always.front()).second) return;
      const auto& first = pathway_.transitions[state.always.front()];
      findings_.add("unhandled", first.origin,
                    "A case waits in " + in_quotes(state.path) + " with nothing to end it: no guard holds" +
                        when(shown_values(setting_, state.always, visit.c.facts, {})) + " (" +
                        way_to(pathway_, visit) + ").",
                    "Add a last branch without a guard.");
    });
  }

 private:
  static std::string when(const std::string& values) { return values.empty() ? "" : " when " + values; }

  [[nodiscard]] bool waits_for_more(StateIndex index) const {
    const auto chain = outwards(pathway_, index);
    return std::any_of(chain.begin(), chain.end(), [this](StateIndex each) {
      const auto& state = pathway_.states[each];
      return !state.timers.empty() || !state.tasks.empty() ||
             std::any_of(state.on.begin(), state.on.end(),
                         [this](auto on) { return !pathway_.transitions[on].targets.empty(); });
    });
  }

  void no_outcome(const Tried& tried, TransitionIndex taken) {
    if (!told_.insert(taken).second) return;
    const auto& transition = pathway_.transitions[taken];
    findings_.add("empty-outcome", transition.origin,
                  "This ends a case without an outcome: " + way_to(pathway_, tried.from) + " > " + step_of(tried) +
                      " > " + in_quotes(pathway_.states[transition.targets.front()].path) + ".",
                  "Set the outcome on the way, or ask for it in the guard.");
  }

  void never_rests(const Tried& tried, TransitionIndex taken) {
    const auto& transition = pathway_.transitions[taken];
    if (!told_restless_.insert(transition.source).second) return;
    findings_.add("never-rests", transition.origin,
                  "A case goes round for ever and never rests in " + in_quotes(pathway_.states[transition.source].path) +
                      ": " + way_to(pathway_, tried.from) + " > " + step_of(tried) + ".",
                  "Let the guards of always exclude each other.");
  }

  [[nodiscard]] std::string step_of(const Tried& tried) const {
    if (tried.event != nullptr) return *derived_.event_names[tried.event->event.value].if_string();
    return to_string(setting_.place->zone->day(tried.now));
  }

  // All branches of a key were asked, and none held.
  void unhandled(const Tried& tried, const std::set<TransitionIndex>& refused) {
    for (const auto index : refused) {
      const auto branches = beside(index);
      if (branches.size() < 2 || branches.front() != index || !all_refused(branches, refused)) continue;
      if (!told_.insert(index).second) continue;
      const auto& first = pathway_.transitions[index];
      const auto values =
          tried.event == nullptr
              ? shown_values(setting_, branches, tried.step.after.facts, {})
              : shown_values(setting_, branches, tried.step.after.facts, tried.event->fields);
      const auto label = pathway::arrow_label(pathway_, first);
      findings_.add("unhandled", first.origin,
                    "No branch of " + in_quotes(label.substr(0, label.find(" ["))) + " is taken" + when(values) +
                        " (" + way_to(pathway_, tried.from) + ").",
                    "Add a last branch without a guard; {} stays here.");
    }
  }

  static bool all_refused(const Branches& branches, const std::set<TransitionIndex>& refused) {
    return std::all_of(branches.begin(), branches.end(), [&refused](auto branch) { return refused.count(branch) != 0; });
  }

  // The branches of its key, itself included; nothing of an `always`, which only waits.
  [[nodiscard]] Branches beside(TransitionIndex index) const {
    const auto& transition = pathway_.transitions[index];
    if (transition.timer) return pathway_.timers[*transition.timer].branches;
    Branches branches;
    for (const auto each : pathway_.states[transition.source].on) {
      if (pathway_.transitions[each].rule == transition.rule) branches.push_back(each);
    }
    return branches;
  }

  const pathway::Pathway& pathway_;
  const pathway::Derived& derived_;
  const interpreter::Setting& setting_;
  Findings& findings_;
  std::set<TransitionIndex> told_;
  std::set<StateIndex> told_restless_;
};

// Bounded by the time a check may take: a step of a larger pathway takes longer.
std::size_t steps_for(const pathway::Pathway& pathway) {
  constexpr std::size_t steps_max = 16'000;
  constexpr std::size_t states_max = 4'000'000;  // steps times states
  return std::min(steps_max, states_max / pathway.states.size());
}

}  // namespace

void prove_by_playing(const Subject& subject, Findings& findings) {
  const interpreter::Setting* best = nullptr;
  for (const auto& setting : subject.settings) {
    if (best == nullptr || setting.unknown.size() < best->unknown.size()) best = &setting;
  }
  if (best == nullptr) return;
  Played played{subject, *best, findings};
  Explorer explorer{*best};
  explorer.run(
      steps_for(subject.pathway), [&played](const Tried& tried) { played.see(tried); },
      [&played](const Visit& visit) { played.rest(visit); });
}

}  // namespace filrouge::proof
