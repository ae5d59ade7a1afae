#pragma once
#include "engine/interpreter/work.hpp"

#include <vector>

namespace filrouge::interpreter {

using Transitions = std::vector<pathway::TransitionIndex>;

// The optimal set of enabled transitions (SCXML appendix D, selectTransitions): for each active atomic state in
// document order the first, inner states before outer ones, that hears the event and whose guard holds; of two that
// would leave a common state, the one whose source lies deeper, else the earlier one.
[[nodiscard]] Transitions select_hearing(Work& work, pathway::EventIndex event);

// The same among `always` and the elapsed `at` and `after` (selectEventlessTransitions). Only those of `Work::pending`
// are asked: of the others nothing changed since their guard was false.
[[nodiscard]] Transitions select_spontaneous(Work& work);

// The state whose active descendants the transition leaves (pathway::domain_of); of a targetless one, nothing.
[[nodiscard]] std::optional<pathway::StateIndex> domain_of(const Work& work, pathway::TransitionIndex index);

// The targets, history states replaced by what they stand for.
[[nodiscard]] std::vector<pathway::StateIndex> effective_targets(const Work& work,
                                                                 const std::vector<pathway::StateIndex>& targets);

}  // namespace filrouge::interpreter
