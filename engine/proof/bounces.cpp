#include "engine/base/words.hpp"
#include "engine/pathway/graph.hpp"
#include "engine/proof/dates.hpp"
#include "engine/proof/paths.hpp"

#include <algorithm>

namespace filrouge::proof {
namespace {

using pathway::StateIndex;
using pathway::Transition;
using pathway::TransitionIndex;

// Counts from the day a case is in the state: nothing is due on entry.
bool counts_from_entry(const pathway::Moment& moment) {
  return std::holds_alternative<calendar::FromEntry>(moment.anchor);
}

// A date may close a state for good: from then on whoever comes in is sent out at once.
class Bounces {
 public:
  Bounces(const Subject& subject, Findings& findings)
      : pathway_(subject.pathway), derived_(subject.derived), findings_(findings) {}

  // Of the transition that closes the state at its date.
  void look_back_from(const Transition& closing) {
    if (closing.guard || closing.targets.size() != 1 || !closing.timer) return;
    const auto& timer = pathway_.timers[*closing.timer];
    if (!is_of_the_calendar(timer.moment)) return;
    const auto leaf = leaf_of(pathway_, closing.targets.front());
    if (!leaf || is_within(pathway_, *leaf, closing.source)) return;
    const auto chain = outwards(pathway_, *leaf);
    if (std::any_of(chain.begin(), chain.end(), [this](StateIndex state) { return leaves_by_itself(state); })) return;
    std::vector<std::string> answered;
    for (const auto state : chain) {
      for (const auto index : pathway_.states[state].on) {
        const auto& back = pathway_.transitions[index];
        if (!is_answered(back, answered) && is_undone(back, closing)) report(back, closing);
        if (back.guard) continue;
        for (const auto& event : back.events) answered.push_back(event.prefix);
      }
    }
  }

 private:
  [[nodiscard]] bool leaves_by_itself(StateIndex state) const {
    const auto& always = pathway_.states[state].always;
    return std::any_of(always.begin(), always.end(), [this](auto index) { return !pathway_.transitions[index].guard; });
  }

  // An inner state has taken all of its events already.
  static bool is_answered(const Transition& transition, const std::vector<std::string>& answered) {
    return std::all_of(transition.events.begin(), transition.events.end(), [&](const auto& event) {
      return std::any_of(answered.begin(), answered.end(), [&event](const std::string& prefix) {
        return pathway::EventPattern{prefix}.matches(event.prefix);
      });
    });
  }

  // Enters the closed state, and nothing else there takes the case elsewhere first.
  [[nodiscard]] bool is_undone(const Transition& back, const Transition& closing) const {
    if (back.targets.size() != 1 || (back.guard && asks_for_time(*back.guard))) return false;
    const auto leaf = leaf_of(pathway_, back.targets.front());
    if (!leaf || !is_within(pathway_, *leaf, closing.source)) return false;
    for (const auto state : outwards(pathway_, *leaf)) {
      for (const auto index : derived_.spontaneous[state.value]) {
        const auto& next = pathway_.transitions[index];
        if (&next == &closing) return true;
        if (!next.timer || !counts_from_entry(pathway_.timers[*next.timer].moment)) return false;
      }
    }
    return false;
  }

  // Such a guard may know that it is too late.
  static bool asks_for_time(const expression::Program& guard) {
    const auto& reads = guard.reads();
    return guard.reads_clock() || std::any_of(reads.begin(), reads.end(), [](const expression::Slot& slot) {
             if (slot.segment == expression::Segment::constants) return true;
             return slot.segment == expression::Segment::event && slot.index < pathway::EventSlots::first_field &&
                    slot.index != pathway::EventSlots::name;
           });
  }

  void report(const Transition& back, const Transition& closing) {
    const auto& closed = pathway_.states[closing.source].path;
    const auto& left_to = pathway_.states[closing.targets.front()].path;
    findings_.add("bounce", back.origin,
                  "Once " + in_quotes(closed) + " was left " + pathway::arrow_label(pathway_, closing) + ", " +
                      in_quotes(back.events.front().prefix) +
                      " has no effect: it leads there, and from there at once to " + in_quotes(left_to) + " again.",
                  "Count the way out from the entry (after: 1 month), or lead to another state.");
  }

  const pathway::Pathway& pathway_;
  const pathway::Derived& derived_;
  Findings& findings_;
};

}  // namespace

void prove_bounces(const Subject& subject, Findings& findings) {
  Bounces bounces{subject, findings};
  for (const auto& transition : subject.pathway.transitions) bounces.look_back_from(transition);
}

}  // namespace filrouge::proof
