#include "engine/base/words.hpp"
#include "engine/loading/states.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

using pathway::StateIndex;
using pathway::StateKind;

std::optional<StateIndex> child_named(const pathway::Pathway& pathway, StateIndex parent, std::string_view name) {
  for (const auto child : pathway.states[parent].children) {
    if (pathway.states[child].name == name) return child;
  }
  return std::nullopt;
}

std::optional<StateIndex> descend(const pathway::Pathway& pathway, StateIndex from, std::string_view path) {
  auto state = std::optional{from};
  while (state && !path.empty()) {
    const auto dot = path.find('.');
    state = child_named(pathway, *state, path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return state;
}

std::optional<StateIndex> look_up(const pathway::Pathway& pathway, StateIndex from, std::string_view path) {
  for (auto level = from; level != pathway::root_state;) {
    level = pathway.states[level].parent;
    if (const auto found = descend(pathway, level, path)) return found;
  }
  return descend(pathway, from, path);
}

// Where states of that name are, for who forgot the way to one.
std::string elsewhere(const Draft& draft, const std::string& name) {
  std::vector<std::string> paths;
  for (const auto index : draft.pathway.states.indices()) {
    if (index == pathway::root_state) continue;
    const auto& state = draft.pathway.states[index];
    if (state.name == name) return "It is inside another state: write " + state.path + ".";
    paths.push_back(state.name);
  }
  return draft.suggest(name, paths);
}

// The children that can be active.
std::vector<StateIndex> enterable(const pathway::Pathway& pathway, StateIndex parent) {
  auto children = pathway.states[parent].children;
  std::erase_if(children, [&](StateIndex child) { return pathway::is_history(pathway.states[child].kind); });
  return children;
}

// Where a history state leads when nothing is remembered and it names nothing itself.
std::vector<StateIndex> default_of(const pathway::Pathway& pathway, StateIndex parent) {
  const auto& initial = pathway.states[parent].initial;
  const auto is_history = [&](StateIndex state) { return pathway::is_history(pathway.states[state].kind); };
  if (!initial.empty() && std::none_of(initial.begin(), initial.end(), is_history)) return initial;
  auto children = enterable(pathway, parent);
  if (pathway.states[parent].kind != StateKind::parallel && children.size() > 1) children.resize(1);
  return children;
}

void report_outside(Draft& draft, StateIndex parent, const Node& target, const std::string& sentence) {
  std::vector<std::string> known;
  for (const auto child : enterable(draft.pathway, parent)) known.push_back(draft.pathway.states[child].name);
  draft.report("unknown-target", where(target), sentence, draft.suggest(target.text, known));
}

// Among what is inside, or by its whole path.
std::optional<StateIndex> find_inside(const pathway::Pathway& pathway, StateIndex parent, std::string_view path) {
  if (const auto found = descend(pathway, parent, path)) return found;
  const auto found = look_up(pathway, parent, path);
  return found && pathway::is_descendant(pathway, *found, parent) ? found : std::nullopt;
}

}  // namespace

std::optional<StateIndex> resolve_target(Draft& draft, StateIndex from, const Node& target) {
  const auto found = look_up(draft.pathway, from, target.text);
  if (!found) {
    draft.report("unknown-target", where(target), "There is no state " + in_quotes(target.text) + " here.",
                 elsewhere(draft, target.text));
  }
  return found;
}

// Two neighbours in document order part ways highest up, so looking at neighbours is enough.
void expect_together(Draft& draft, Where at, std::vector<StateIndex> targets) {
  const auto& states = draft.pathway.states;
  std::sort(targets.begin(), targets.end());
  for (std::size_t i = 1; i < targets.size(); ++i) {
    const auto first = targets[i - 1];
    auto common = first;
    while (targets[i] < common || states[common].last < targets[i]) common = states[common].parent;
    if (common != first && states[common].kind == StateKind::parallel) continue;
    draft.report(
        "conflicting-targets", at,
        in_quotes(states[first].path) + " and " + in_quotes(states[targets[i]].path) + " cannot be active together.",
        "Give one target, or one in each region of a parallel state.");
    return;
  }
}

void load_initial(Draft& draft, const OpenedState& opened) {
  auto& state = draft.pathway.states[opened.index];
  const auto children = enterable(draft.pathway, opened.index);
  if (children.empty() && !state.children.empty()) {
    draft.report("state-kind", where(*draft.state_nodes[opened.index.value]),
                 "There is nothing but history states inside this one.", "Add a state.");
  }
  if (state.kind != StateKind::compound) return;
  if (!children.empty()) state.initial = {children.front()};
  const auto named = opened.fields.some("initial");
  std::vector<StateIndex> initial;
  for (const auto* node : named) {
    if (const auto found = find_inside(draft.pathway, opened.index, node->text)) {
      initial.push_back(*found);
    } else {
      report_outside(draft, opened.index, *node, "There is no state " + in_quotes(node->text) + " inside this one.");
    }
  }
  if (initial.empty()) return;
  expect_together(draft, where(*named.front()), initial);
  state.initial = std::move(initial);
}

void load_history(Draft& draft, const OpenedState& opened) {
  const auto& state = draft.pathway.states[opened.index];
  if (!pathway::is_history(state.kind)) return;
  const auto parent = state.parent;
  const auto named = opened.fields.some("target");
  std::vector<StateIndex> targets;
  for (const auto* node : named) {
    const auto found = resolve_target(draft, opened.index, *node);
    if (!found) continue;
    const bool fits = pathway::is_descendant(draft.pathway, *found, parent) &&
                      !pathway::is_history(draft.pathway.states[*found].kind);
    if (fits) {
      targets.push_back(*found);
    } else {
      report_outside(draft, parent, *node, "A history state leads to a state beside it, or inside one.");
    }
  }
  if (!targets.empty()) expect_together(draft, where(*named.front()), targets);
  if (targets.empty()) targets = default_of(draft.pathway, parent);
  draft.pathway.states[opened.index].initial = std::move(targets);
}

}  // namespace filrouge::loading
