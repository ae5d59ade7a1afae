#pragma once
#include "engine/loading/fields.hpp"

#include <optional>
#include <string_view>
#include <vector>

// The tree of states and what hangs on it.
namespace filrouge::loading {

// A state whose own keys are still to be read.
struct OpenedState {
  pathway::StateIndex index;
  Fields fields;
};

// Numbers the states in document order: names, kinds, children. The root comes first.
[[nodiscard]] std::vector<OpenedState> declare_states(Draft& draft, const Fields& root, const Node& root_node);

// Their initial states, transitions, timers, tasks, messages and outcomes. All names of the pathway are known.
void complete_states(Draft& draft, const std::vector<OpenedState>& states);

// The state that `target` means in `from`: looked up among its siblings, then outwards, then among its children; dots
// reach in. Reports unknown-target.
[[nodiscard]] std::optional<pathway::StateIndex> resolve_target(Draft& draft, pathway::StateIndex from,
                                                                const Node& target);

// Reports conflicting-targets where two of the states cannot be active together, or one lies in another.
void expect_together(Draft& draft, Where at, std::vector<pathway::StateIndex> targets);

// The parts of complete_states, one construct each. Histories need the initial states of all.
void load_initial(Draft& draft, const OpenedState& state);
void load_history(Draft& draft, const OpenedState& state);
void load_transitions(Draft& draft, const OpenedState& state);  // on, always, onDone, at, after
void load_tasks(Draft& draft, const OpenedState& state);
void load_tells(Draft& draft, const OpenedState& state);

// Actions of entry, exit or a transition; `rule` is the dotted path they stand under.
[[nodiscard]] std::vector<pathway::Action> read_actions(Draft& draft, const std::vector<Node>& items,
                                                        const expression::Scope& scope, const std::string& rule,
                                                        const std::string& source);

// The event of that name. One that nobody declared is added, without payload; a near miss is reported.
[[nodiscard]] pathway::EventIndex event_named(Draft& draft, const Node& name);
// Likewise for what listens: one name, a name with .* or *.
[[nodiscard]] pathway::EventPattern event_pattern(Draft& draft, const std::string& text, Where at);

// "july.to_contact" and "call" make "july.to_contact.call"; the path of the root is empty.
[[nodiscard]] std::string dotted(const std::string& path, const std::string& name);

}  // namespace filrouge::loading
