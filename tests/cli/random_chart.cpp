#include "cli/chart.hpp"

#include <algorithm>

namespace filrouge::test {
namespace {

using Kind = ChartState::Kind;

class Drawing {
 public:
  explicit Drawing(std::mt19937& random) : random_(random) {}

  Chart draw() {
    add("root", "", Kind::compound);
    fill("root", 0);
    for (const auto& name : chart_.order) complete(name);
    return std::move(chart_);
  }

 private:
  int up_to(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }
  bool chance(int percent) { return up_to(99) < percent; }

  void add(const std::string& name, const std::string& parent, Kind kind) {
    chart_.order.push_back(name);
    auto& state = chart_.states[name];
    state.kind = kind;
    state.parent = parent;
    if (!parent.empty()) chart_.states[parent].children.push_back(name);
  }

  Kind kind_at(int depth, bool in_parallel, bool first) {
    const int draw = up_to(99);
    if (!first && draw < 12) return Kind::shallow_history;
    if (!first && draw < 22) return Kind::deep_history;
    if (!first && !in_parallel && draw < 34) return Kind::final;
    if (depth < 3 && draw > 80) return Kind::parallel;
    return depth < 3 && draw > 50 ? Kind::compound : Kind::atomic;
  }

  void fill(const std::string& parent, int depth) {
    const bool in_parallel = chart_.states[parent].kind == Kind::parallel;
    const int children = 2 + up_to(2);
    for (int i = 0; i < children; ++i) {
      const auto name = "s" + std::to_string(chart_.order.size());
      const auto kind = kind_at(depth, in_parallel, i == 0);
      add(name, parent, kind);
      if (kind == Kind::compound || kind == Kind::parallel) fill(name, depth + 1);
    }
  }

  [[nodiscard]] bool lies_in(const std::string& state, const std::string& ancestor) const {
    if (state.empty()) return false;
    const auto& parent = chart_.states.at(state).parent;
    return parent == ancestor || lies_in(parent, ancestor);
  }

  // Something inside a state; none of its histories unless `or_history`.
  std::string inside(const std::string& ancestor, bool or_history) {
    std::vector<std::string> all;
    for (const auto& name : chart_.order) {
      if (lies_in(name, ancestor) && (or_history || !chart_.states[name].is_history())) all.push_back(name);
    }
    return all[static_cast<std::size_t>(up_to(static_cast<int>(all.size()) - 1))];
  }

  // One target, or one in each of two regions.
  std::vector<std::string> targets() {
    std::vector<std::string> parallels;
    for (const auto& name : chart_.order) {
      if (chart_.states[name].kind == Kind::parallel) parallels.push_back(name);
    }
    if (parallels.empty() || chance(75)) return {inside("root", true)};
    const auto& parallel = parallels[static_cast<std::size_t>(up_to(static_cast<int>(parallels.size()) - 1))];
    std::vector<std::string> chosen;
    for (const auto& region : chart_.states[parallel].children) {
      const auto& state = chart_.states[region];
      if (state.is_history() || chance(30)) continue;
      chosen.push_back(state.children.empty() ? region : inside(region, false));
    }
    return chosen.empty() ? std::vector{parallel} : chosen;
  }

  Guard guard(bool may_fail) {
    const int draw = up_to(99);
    if (draw < 15) return {Guard::Kind::even, 0, ""};
    if (draw < 30) return {Guard::Kind::below, up_to(12), ""};
    if (draw < 40) return {Guard::Kind::in_state, 0, inside("root", false)};
    if (draw < 43 && may_fail) return {Guard::Kind::fails, 0, ""};
    return {};
  }

  std::string event() { return chart_events[static_cast<std::size_t>(up_to(std::size(chart_events) - 1))]; }

  ChartAction action(int depth) {
    const int draw = up_to(99);
    if (draw < 12) return {ChartAction::Kind::raise, 0, event(), {}, {}, {}};
    if (draw < 20) return {ChartAction::Kind::send, 3 * up_to(2), event(), {}, {}, {}};
    if (draw < 23) return {ChartAction::Kind::fails, 0, "", {}, {}, {}};
    if (draw < 33 && depth == 0)
      return {ChartAction::Kind::choose, 0, "", guard(true), actions(depth + 1), actions(depth + 1)};
    return {ChartAction::Kind::add, 1 + up_to(2), "", {}, {}, {}};
  }

  std::vector<ChartAction> actions(int depth) {
    std::vector<ChartAction> all;
    for (int i = up_to(2); i > 0; --i) all.push_back(action(depth));
    return all;
  }

  // The trace tells in which order blocks were run.
  std::vector<ChartAction> traced(const std::string& note) {
    std::vector<ChartAction> all{{ChartAction::Kind::note, 0, note, {}, {}, {}}};
    if (!chance(40)) return all;
    for (auto& each : actions(0)) all.push_back(std::move(each));
    return all;
  }

  ChartTransition transition(const std::string& source, const std::string& event) {
    ChartTransition made{source, event, guard(!event.empty()), {}, false, {}};
    // An eventless transition that is always enabled would not end.
    if (event.empty() && made.guard.kind == Guard::Kind::none) made.guard = {Guard::Kind::below, up_to(12), ""};
    if (event.empty() || !chance(15)) made.targets = targets();
    made.internal = chance(20);
    made.actions = traced("t" + std::to_string(transitions_++) + " ");
    if (event.empty()) made.actions.push_back({ChartAction::Kind::add, 1, "", {}, {}, {}});
    return made;
  }

  void complete(const std::string& name) {
    auto& state = chart_.states[name];
    if (state.is_history()) {
      state.initial = {inside(state.parent, false)};
      return;
    }
    state.entry = traced("+" + name + " ");
    state.exit = traced("-" + name + " ");
    if (state.kind == Kind::compound) {
      state.initial = {chance(60) ? state.children.front() : inside(name, chance(30))};
    }
    if (state.kind == Kind::final) return;
    std::vector<std::string> patterns{"a", "a.x", "b.*", "c", "*", "error", "done.state.s1", "done.state.s2"};
    std::shuffle(patterns.begin(), patterns.end(), random_);
    for (int i = up_to(3); i > 0; --i) {
      const auto pattern = patterns[static_cast<std::size_t>(i)];
      for (int branches = 1 + up_to(1); branches > 0; --branches)
        state.transitions.push_back(transition(name, pattern));
    }
    if (chance(15)) state.transitions.push_back(transition(name, ""));
  }

  std::mt19937& random_;
  Chart chart_;
  int transitions_ = 0;
};

}  // namespace

Chart random_chart(std::mt19937& random) {
  return Drawing{random}.draw();
}

}  // namespace filrouge::test
