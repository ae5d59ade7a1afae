#include "engine/loading/states.hpp"

#include "engine/base/words.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/names.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

using pathway::State;
using pathway::StateIndex;
using pathway::StateKind;

constexpr std::size_t states_max = 2000;

StateKind kind_of(const Fields& fields) {
  const auto type = fields.text("type");
  if (type == "parallel") return StateKind::parallel;
  if (type == "final") return StateKind::final;
  if (type == "history") return fields.text("history") == "deep" ? StateKind::deep_history : StateKind::shallow_history;
  return fields.entries("states").empty() ? StateKind::atomic : StateKind::compound;
}

class Declaring {
 public:
  explicit Declaring(Draft& draft) : draft_(draft) {}

  void children(const Fields& fields, StateIndex parent) {
    for (const auto& entry : fields.entries("states")) {
      if (!expect_name(draft_, entry.key, where(entry))) continue;
      if (draft_.pathway.states.size() == states_max) {
        draft_.report("too-many", where(entry), "A pathway has at most 2000 states.");
        return;
      }
      child(entry, fields.source(), parent);
    }
    draft_.pathway.states[parent].last = StateIndex{static_cast<std::uint16_t>(draft_.pathway.states.size() - 1)};
  }

  std::vector<OpenedState> take() { return std::move(opened_); }

 private:
  void child(const Entry& entry, const std::string& source, StateIndex parent) {
    Fields fields{draft_, entry.value, "state", source};
    State state;
    state.name = entry.key;
    state.path = dotted(draft_.pathway.states[parent].path, entry.key);
    state.title = fields.text("title");
    state.kind = kind_of(fields);
    state.parent = parent;
    state.origin = draft_.origin(where(entry), fields.source());
    check_kind(entry, fields, state);
    const auto index = draft_.pathway.states.add(std::move(state));
    draft_.state_nodes.push_back(&entry.value);
    draft_.pathway.states[parent].children.push_back(index);
    opened_.push_back({index, fields});
    children(fields, index);
  }

  void check_kind(const Entry& entry, const Fields& fields, const State& state) {
    const auto refuse = [&](const Entry& key, const std::string& why) {
      draft_.report("state-kind", where(key), why, "Remove it, or change the type.");
    };
    const auto type = fields.text("type");
    const auto* states = fields.entry("states");
    if (states != nullptr && (type == "atomic" || type == "final" || type == "history")) {
      refuse(*states, "A state of type " + type + " has no states inside.");
    }
    if (fields.entries("states").empty() && (type == "compound" || type == "parallel")) {
      draft_.report("state-kind", where(entry), "A state of type " + type + " needs states inside.");
    }
    const auto only = [&](const char* key, bool allowed, const char* kind) {
      if (const auto* found = fields.entry(key); found != nullptr && !allowed) {
        refuse(*found, in_quotes(key) + " belongs to a state of type " + kind + ".");
      }
    };
    only("outcome", state.kind == StateKind::final, "final");
    only("history", pathway::is_history(state.kind), "history");
    only("target", pathway::is_history(state.kind), "history");
    only("initial", state.kind == StateKind::compound, "compound");
    if (state.kind != StateKind::final && !pathway::is_history(state.kind)) return;
    for (const auto* key : {"on", "always", "after", "at", "onDone", "tasks", "tell"}) {
      if (const auto* found = fields.entry(key))
        refuse(*found, "A state of type " + type + " has no " + in_quotes(key) + ".");
    }
  }

  Draft& draft_;
  std::vector<OpenedState> opened_;
};

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
  const auto head = path.substr(0, path.find('.'));
  for (auto level = from; level != pathway::root_state;) {
    level = pathway.states[level].parent;
    if (child_named(pathway, level, head)) return descend(pathway, level, path);
  }
  return descend(pathway, from, path);
}

// Where states of that name are, for who forgot the way to one.
std::string elsewhere(const Draft& draft, const std::string& name) {
  std::vector<std::string> paths;
  for (std::uint16_t i = 1; i < draft.pathway.states.size(); ++i) {
    const auto& state = draft.pathway.states[StateIndex{i}];
    if (state.name == name) return "It is inside another state: write " + state.path + ".";
    paths.push_back(state.name);
  }
  return draft.suggest(name, paths);
}

void load_initial(Draft& draft, const OpenedState& opened) {
  auto& state = draft.pathway.states[opened.index];
  if (state.kind != StateKind::compound) return;
  if (!state.children.empty()) state.initial = {state.children.front()};
  const auto* node = opened.fields.value("initial");
  if (node == nullptr) return;
  if (const auto found = descend(draft.pathway, opened.index, node->text)) {
    state.initial = {*found};
    return;
  }
  std::vector<std::string> known;
  for (const auto child : state.children) known.push_back(draft.pathway.states[child].name);
  draft.report("unknown-target", where(*node), "There is no state " + in_quotes(node->text) + " inside this one.",
               draft.suggest(node->text, known));
}

void load_history(Draft& draft, const OpenedState& opened) {
  if (!pathway::is_history(draft.pathway.states[opened.index].kind)) return;
  std::vector<StateIndex> targets;
  for (const auto* target : opened.fields.some("target")) {
    if (const auto found = resolve_target(draft, opened.index, *target)) targets.push_back(*found);
  }
  const auto parent = draft.pathway.states[opened.index].parent;
  if (targets.empty()) targets = draft.pathway.states[parent].initial;
  if (std::find(targets.begin(), targets.end(), opened.index) != targets.end()) {
    draft.report("missing-key",
                 Where{draft.state_nodes[opened.index.value]->file, draft.state_nodes[opened.index.value]->at},
                 "This history state has nowhere to go when there is nothing to restore.", "Add target: STATE");
  }
  draft.pathway.states[opened.index].initial = std::move(targets);
}

void load_outcome(Draft& draft, const OpenedState& opened) {
  const auto* node = opened.fields.value("outcome");
  auto& state = draft.pathway.states[opened.index];
  if (node == nullptr || state.kind != StateKind::final) return;
  if (const auto* code = draft.outcomes.find(node->text)) {
    draft.used.insert("outcome:" + node->text);
    state.outcome = pathway::FinalOutcome{*code, std::nullopt};
    return;
  }
  const auto scope = condition_scope(draft);
  if (!expect_value_or_expression(draft, *node, scope, draft.outcomes.names())) return;
  auto program = compile(draft, *node, scope, Gives::anything);
  if (!program) return;
  expression::Type wanted;
  wanted.kind = expression::Type::Kind::string;
  wanted.values = draft.outcomes.names();
  wanted.nullable = true;
  if (!expression::fits(program->type(), wanted)) {
    draft.report("wrong-type", where(*node),
                 "An outcome must be a code of the table; this gives " + to_string(program->type()) + ".");
  }
  state.outcome = pathway::FinalOutcome{std::nullopt, std::move(program)};
}

}  // namespace

std::string dotted(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + "." + name;
}

std::vector<OpenedState> declare_states(Draft& draft, const Fields& root, const Node& root_node) {
  State state;
  state.name = draft.pathway.name;
  state.title = draft.pathway.title;
  state.kind = StateKind::compound;
  state.origin = root.origin();
  draft.pathway.states.add(std::move(state));
  draft.state_nodes.push_back(&root_node);
  Declaring declaring{draft};
  declaring.children(root, pathway::root_state);
  auto opened = declaring.take();
  opened.insert(opened.begin(), {pathway::root_state, root});
  if (const auto* states = root.entry("states"); states != nullptr && states->value.entries.empty()) {
    draft.report("state-kind", where(*states), "A pathway needs at least one state.");
  }
  return opened;
}

std::optional<StateIndex> resolve_target(Draft& draft, StateIndex from, const Node& target) {
  const auto found = look_up(draft.pathway, from, target.text);
  if (!found) {
    draft.report("unknown-target", where(target), "There is no state " + in_quotes(target.text) + " here.",
                 elsewhere(draft, target.text));
  }
  return found;
}

void complete_states(Draft& draft, const std::vector<OpenedState>& states) {
  for (const auto& state : states) load_initial(draft, state);
  for (const auto& state : states) {
    const auto& fields = state.fields;
    if (state.index != pathway::root_state) {
      load_history(draft, state);
      load_outcome(draft, state);
    }
    const auto path = draft.pathway.states[state.index].path;
    const auto actions = [&](const char* key) {
      const auto& items = fields.items(key);
      if (items.empty()) return std::vector<pathway::Action>{};
      return read_actions(draft, items, event_scope(draft, {}), dotted(path, key), fields.source());
    };
    draft.pathway.states[state.index].entry = actions("entry");
    draft.pathway.states[state.index].exit = actions("exit");
    load_transitions(draft, state);
    load_tasks(draft, state);
    load_tells(draft, state);
  }
}

}  // namespace filrouge::loading
