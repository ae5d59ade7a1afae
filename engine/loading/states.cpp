#include "engine/loading/states.hpp"

#include "engine/base/words.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/names.hpp"

namespace filrouge::loading {
namespace {

using pathway::State;
using pathway::StateIndex;
using pathway::StateKind;

constexpr std::size_t states_max = 10'000;

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
      if (draft_.pathway.states.size() > states_max) {  // the root is one
        draft_.report("too-many", where(entry), "A pathway has at most 10 000 states.");
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
