#include "engine/base/words.hpp"
#include "engine/proof/paths.hpp"
#include "engine/proof/proofs.hpp"

#include <algorithm>

namespace filrouge::proof {
namespace {

using pathway::EventDeclaration;
using pathway::StateIndex;
using pathway::Transition;

class SchoolWaits {
 public:
  SchoolWaits(const Subject& subject, Findings& findings) : pathway_(subject.pathway), findings_(findings) {}

  void look_at(StateIndex index) {
    const auto& state = pathway_.states[index];
    if (state.kind != pathway::StateKind::atomic || leads_on_by_itself(state)) return;
    const Transition* exit = nullptr;
    const EventDeclaration* event = nullptr;
    for (const auto on : state.on) {
      const auto& transition = pathway_.transitions[on];
      if (transition.targets.empty()) continue;
      event = school_event(transition);
      if (event == nullptr) return;
      if (exit == nullptr) exit = &transition;
    }
    if (exit == nullptr || asks_for_what_it_sets(index, *event)) return;
    findings_.add("waits-for-event", exit->origin,
                  in_quotes(state.path) + " waits for " + in_quotes(event->name) +
                      ", which comes once for the whole school: a case that arrives later waits in vain.",
                  "Let the event set a fact, and ask for it under always as well.");
  }

 private:
  [[nodiscard]] bool leads_on(const std::vector<pathway::TransitionIndex>& transitions) const {
    return std::any_of(transitions.begin(), transitions.end(),
                       [this](auto index) { return !pathway_.transitions[index].targets.empty(); });
  }
  [[nodiscard]] bool leads_on_by_itself(const pathway::State& state) const {
    return leads_on(state.always) || std::any_of(state.timers.begin(), state.timers.end(), [this](auto timer) {
             return leads_on(pathway_.timers[timer].branches);
           });
  }

  // The event it hears, when everything it hears is about the school.
  [[nodiscard]] const EventDeclaration* school_event(const Transition& transition) const {
    const EventDeclaration* heard = nullptr;
    for (const auto& event : pathway_.events) {
      const auto hears = [&event](const auto& pattern) { return pattern.matches(event.name); };
      if (std::none_of(transition.events.begin(), transition.events.end(), hears)) continue;
      if (!event.about_school) return nullptr;
      heard = &event;
    }
    return heard;
  }

  // A state around it looks at the fact.
  [[nodiscard]] bool asks_for_what_it_sets(StateIndex state, const EventDeclaration& event) const {
    const auto chain = outwards(pathway_, state);
    return std::any_of(chain.begin(), chain.end(), [&](StateIndex each) {
      const auto& always = pathway_.states[each].always;
      return std::any_of(always.begin(), always.end(), [&](auto index) {
        const auto& guard = pathway_.transitions[index].guard;
        return guard && std::any_of(event.set.begin(), event.set.end(), [&guard](const auto& set) {
                 const expression::Slot slot{expression::Segment::facts, set.fact.value};
                 return std::binary_search(guard->reads().begin(), guard->reads().end(), slot);
               });
      });
    });
  }

  const pathway::Pathway& pathway_;
  Findings& findings_;
};

}  // namespace

void prove_school_waits(const Subject& subject, Findings& findings) {
  SchoolWaits waits{subject, findings};
  for (const auto state : subject.pathway.states.indices()) waits.look_at(state);
}

}  // namespace filrouge::proof
