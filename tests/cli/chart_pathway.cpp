#include "cli/chart.hpp"

namespace filrouge::test {
namespace {

using Kind = ChartState::Kind;

class Writing {
 public:
  explicit Writing(const Chart& chart) : chart_(chart) {}

  std::string pathway() {
    std::string text =
        "pathway: root\ndata: { n: { type: integer, default: 0 }, trace: { type: string, default: \"\" } }\n";
    return text + body("root", "");
  }

 private:
  [[nodiscard]] std::string paths(const std::vector<std::string>& states) const {
    std::string all;
    for (const auto& state : states) all += (all.empty() ? "" : ", ") + path_of(chart_, state);
    return "[" + all + "]";
  }

  [[nodiscard]] std::string guard(const Guard& guard) const {
    switch (guard.kind) {
      case Guard::Kind::even:
        return "n % 2 == 0";
      case Guard::Kind::below:
        return "n < " + std::to_string(guard.number);
      case Guard::Kind::in_state:
        return "in_state('" + path_of(chart_, guard.state) + "')";
      case Guard::Kind::fails:
        return "1 / (n - n) > 0";
      case Guard::Kind::none:
        break;
    }
    return "true";
  }

  [[nodiscard]] std::string action(const ChartAction& action) const {
    switch (action.kind) {
      case ChartAction::Kind::add:
        return "{ set: { n: n + " + std::to_string(action.number) + " } }";
      case ChartAction::Kind::note:
        return "{ set: { trace: trace + '" + action.text + "' } }";
      case ChartAction::Kind::raise:
        return "{ raise: " + action.text + " }";
      case ChartAction::Kind::send:
        return "{ send: { event: " + action.text + ", after: " + std::to_string(action.number) + " seconds } }";
      case ChartAction::Kind::fails:
        return "{ set: { n: 1 / (n - n) } }";
      case ChartAction::Kind::choose:
        break;
    }
    return "{ if: { guard: \"" + guard(action.guard) + "\", then: " + actions(action.then) +
           ", else: " + actions(action.otherwise) + " } }";
  }

  [[nodiscard]] std::string actions(const std::vector<ChartAction>& block) const {
    std::string all;
    for (const auto& each : block) all += (all.empty() ? "" : ", ") + action(each);
    return "[" + all + "]";
  }

  [[nodiscard]] std::string transition(const ChartTransition& transition) const {
    std::string text = "{ guard: \"" + guard(transition.guard) + "\", actions: " + actions(transition.actions);
    if (!transition.targets.empty()) text += ", target: " + paths(transition.targets);
    return text + (transition.internal ? ", internal: true }" : " }");
  }

  // Transitions of one event stand together, as they were drawn.
  [[nodiscard]] std::string transitions(const ChartState& state, const std::string& indent) const {
    std::string on;
    std::string always;
    for (std::size_t i = 0; i < state.transitions.size(); ++i) {
      const auto& event = state.transitions[i].event;
      if (event.empty()) {
        always += indent + "always: [" + transition(state.transitions[i]) + "]\n";
        continue;
      }
      const bool begins = i == 0 || state.transitions[i - 1].event != event;
      if (begins) on += indent + "  \"" + event + "\":\n";
      on += indent + "    - " + transition(state.transitions[i]) + "\n";
    }
    return (on.empty() ? "" : indent + "on:\n" + on) + always;
  }

  [[nodiscard]] std::string body(const std::string& name, const std::string& indent) const {
    const auto& state = chart_.states.at(name);
    if (state.is_history()) {
      return indent + "type: history\n" + indent +
             "history: " + (state.kind == Kind::deep_history ? "deep\n" : "shallow\n") + indent +
             "target: " + paths(state.initial) + "\n";
    }
    std::string text;
    if (state.kind == Kind::parallel) text += indent + "type: parallel\n";
    if (state.kind == Kind::final) text += indent + "type: final\n";
    if (state.kind == Kind::compound) text += indent + "initial: " + paths(state.initial) + "\n";
    text += indent + "entry: " + actions(state.entry) + "\n" + indent + "exit: " + actions(state.exit) + "\n";
    text += transitions(state, indent);
    if (!state.children.empty()) text += indent + "states:\n";
    for (const auto& child : state.children) text += indent + "  " + child + ":\n" + body(child, indent + "    ");
    return text;
  }

  const Chart& chart_;
};

}  // namespace

std::string path_of(const Chart& chart, const std::string& state) {
  const auto& parent = chart.states.at(state).parent;
  return parent == "root" ? state : path_of(chart, parent) + "." + state;
}

std::string to_pathway(const Chart& chart) {
  return Writing{chart}.pathway();
}

}  // namespace filrouge::test
