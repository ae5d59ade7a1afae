#include "engine/base/words.hpp"
#include "engine/pathway/graph.hpp"
#include "engine/proof/deadlines.hpp"
#include "engine/proof/explore.hpp"
#include "engine/proof/paths.hpp"
#include "engine/proof/proofs.hpp"
#include "engine/proof/silence.hpp"
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
    if (tried.event != nullptr && taken) overlaps(tried);
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
                        when(shown_values(setting_, state.always, visit.c.facts, {})) + " (" + way_to(pathway_, visit) +
                        ").",
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
                  "A case goes round for ever and never rests in " +
                      in_quotes(pathway_.states[transition.source].path) + ": " + way_to(pathway_, tried.from) + " > " +
                      step_of(tried) + ".",
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
      const auto values = tried.event == nullptr
                              ? shown_values(setting_, branches, tried.step.after.facts, {})
                              : shown_values(setting_, branches, tried.step.after.facts, tried.event->fields);
      findings_.add("unhandled", first.origin,
                    "No branch of " + in_quotes(arrow(first)) + " is taken" + when(values) + " (" +
                        way_to(pathway_, tried.from) + ").",
                    "Add a last branch without a guard; {} stays here.");
    }
  }

  // A broader key that stands first takes an event whose own key would take it too.
  void overlaps(const Tried& tried) {
    const auto event = tried.event->event;
    const auto& name = *derived_.event_names[event.value].if_string();
    const auto* taken = first_taken(tried.step);
    if (taken == nullptr || matched(*taken, name) == nullptr) return;
    bool behind = false;
    for (const auto index : derived_.hearing(event, taken->source)) {
      const auto& other = pathway_.transitions[index];
      if (behind && other.rule != taken->rule && matched(other, name)->size() > matched(*taken, name)->size() &&
          (!other.guard || holds(*other.guard, tried)) && told_.insert(index).second) {
        findings_.add("guards-overlap", other.origin,
                      "This was not asked for " + in_quotes(name) + " although it would be taken: " +
                          in_quotes(arrow(*taken)) + " stands before it (" + way_to(pathway_, tried.from) + ").",
                      "Put the narrower event first, or let the guards exclude each other.");
      }
      behind = behind || &other == taken;
    }
  }

  // The transition that answered the event; nothing where a fact was set after it was chosen, for then the guards can
  // no longer be asked as they were.
  [[nodiscard]] const Transition* first_taken(const interpreter::Step& step) const {
    const auto& reasons = step.reasons;
    const auto taken = std::find_if(reasons.begin(), reasons.end(),
                                    [](const auto& r) { return r.code == ReasonCode::transition_taken; });
    const bool set_since =
        std::any_of(taken, reasons.end(), [](const auto& r) { return r.code == ReasonCode::fact_set; });
    return taken == reasons.end() || set_since ? nullptr : &pathway_.transitions[TransitionIndex{taken->a}];
  }

  // The pattern of the transition that hears the event.
  static const std::string* matched(const Transition& transition, const std::string& event) {
    const auto found = std::find_if(transition.events.begin(), transition.events.end(),
                                    [&event](const auto& pattern) { return pattern.matches(event); });
    return found == transition.events.end() ? nullptr : &found->prefix;
  }

  [[nodiscard]] bool holds(const expression::Program& guard, const Tried& tried) const {
    expression::Frame frame;
    frame.segments[static_cast<std::size_t>(expression::Segment::facts)] = tried.step.after.facts;
    frame.segments[static_cast<std::size_t>(expression::Segment::event)] = tried.event->fields;
    frame.segments[static_cast<std::size_t>(expression::Segment::constants)] = setting_.constants;
    frame.now = tried.now;
    frame.place = setting_.place.get();
    frame.active = tried.from.c.active.words();
    return guard.holds(frame);
  }

  [[nodiscard]] std::string arrow(const Transition& transition) const {
    const auto label = pathway::arrow_label(pathway_, transition);
    return label.substr(0, label.find(" ["));
  }

  static bool all_refused(const Branches& branches, const std::set<TransitionIndex>& refused) {
    return std::all_of(branches.begin(), branches.end(),
                       [&refused](auto branch) { return refused.count(branch) != 0; });
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
  const auto* setting = best_known(subject);
  if (setting == nullptr) return;
  Played played{subject, *setting, findings};
  Deadlines deadlines{subject, *setting, findings};
  LongestSilence silence{subject, *setting, findings};
  Explorer explorer{*setting};
  const bool is_all = explorer.run(
      steps_for(subject.pathway),
      [&](const Tried& tried) {
        played.see(tried);
        deadlines.see(tried);
        silence.see(tried);
      },
      [&](const Visit& visit) {
        played.rest(visit);
        deadlines.rest(visit);
        silence.rest(visit);
      });
  deadlines.tell_open(is_all);
  silence.tell(is_all);
}

}  // namespace filrouge::proof
