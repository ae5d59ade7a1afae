#pragma once
#include "cli/chart.hpp"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace filrouge::test {

// The algorithm of W3C SCXML, appendix D, written for reading: states are names, sets are sets of names, nothing is
// remembered that can be computed again. It departs from the text in two places, as the pathway language does: a
// parallel state inside another one counts as done like any region, and a guard is asked once in a selection.
class ScxmlReference {
 public:
  explicit ScxmlReference(const Chart& chart);

  // An event from outside; false when it enables no transition, and no guard failed in a way that a state hears.
  bool send(const std::string& event);
  void pass(int seconds);

  [[nodiscard]] std::vector<std::string> leaves() const;  // active atomic states, in document order
  [[nodiscard]] int n() const { return n_; }
  [[nodiscard]] const std::string& trace() const { return trace_; }
  [[nodiscard]] bool closed() const { return closed_; }
  // More microsteps in one step than any chart is meant to take; nothing else holds then.
  [[nodiscard]] bool endless() const { return microsteps_ > microsteps_max; }

 private:
  using Names = std::vector<std::string>;
  using Set = std::set<std::string>;
  using Transitions = std::vector<const ChartTransition*>;
  struct Delayed {
    int due;
    std::string event;
  };
  static constexpr int microsteps_max = 100;

  [[nodiscard]] const ChartState& at(const std::string& state) const { return chart_.states.at(state); }
  [[nodiscard]] bool is_descendant(const std::string& state, const std::string& ancestor) const;
  [[nodiscard]] Names ancestors(const std::string& state, const std::string& upto) const;
  [[nodiscard]] Names in_order(const Set& states) const;
  [[nodiscard]] bool is_leaf(const std::string& state) const;
  [[nodiscard]] bool is_done(const std::string& state) const;

  bool holds(const Guard& guard, bool& failed) const;
  bool run(const std::vector<ChartAction>& block);
  bool run_one(const ChartAction& action);

  [[nodiscard]] bool hears(const std::string& event) const;
  [[nodiscard]] Transitions select(const std::string& event);
  [[nodiscard]] Transitions without_conflicts(const Transitions& enabled) const;
  [[nodiscard]] Names effective_targets(const Names& targets) const;
  [[nodiscard]] std::optional<std::string> domain(const ChartTransition& transition) const;
  [[nodiscard]] Set exit_set(const Transitions& transitions) const;

  void microstep(const Transitions& transitions);
  void step(const Transitions& transitions);
  void exit_interpreter();
  void leave(const Transitions& transitions);
  void add_descendants(const std::string& state, Set& entering) const;
  void add_ancestors(const std::string& state, const std::string& upto, Set& entering) const;
  void enter(const Set& entering);
  void macrostep();
  void handle_delayed();

  const Chart& chart_;
  Set configuration_;
  std::map<std::string, Names> history_;
  std::deque<std::string> internal_;
  std::vector<Delayed> delayed_;  // in the order they were sent
  int now_ = 0;
  int n_ = 0;
  std::string trace_;
  bool closed_ = false;
  int microsteps_ = 0;
};

}  // namespace filrouge::test
