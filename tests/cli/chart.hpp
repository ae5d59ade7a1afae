#pragma once
#include <map>
#include <random>
#include <string>
#include <vector>

// Statecharts as plain names, for the comparison of the interpreter with the algorithm of W3C SCXML.
namespace filrouge::test {

// What may be asked of the counter n and of the configuration.
struct Guard {
  enum class Kind { none, even, below, in_state, fails } kind = Kind::none;
  int number = 0;
  std::string state;
};

struct ChartAction {
  enum class Kind { add, note, raise, send, fails, choose } kind = Kind::add;
  int number = 0;    // of add: what n grows by; of send: seconds of delay
  std::string text;  // of note: what the trace gets; of raise and send: the event
  Guard guard;
  std::vector<ChartAction> then;
  std::vector<ChartAction> otherwise;
};

struct ChartTransition {
  std::string source;
  std::string event;  // "a", "a.*", "*"; empty: eventless
  Guard guard;
  std::vector<std::string> targets;
  bool internal = false;
  std::vector<ChartAction> actions;
};

struct ChartState {
  enum class Kind { atomic, compound, parallel, final, shallow_history, deep_history } kind = Kind::atomic;
  std::string parent;                 // empty: of the root alone
  std::vector<std::string> children;  // document order
  std::vector<std::string> initial;   // of a history: its default
  std::vector<ChartTransition> transitions;
  std::vector<ChartAction> entry;
  std::vector<ChartAction> exit;

  [[nodiscard]] bool is_history() const { return kind == Kind::shallow_history || kind == Kind::deep_history; }
};

// All states by name, the root being "root"; names in document order.
struct Chart {
  std::map<std::string, ChartState> states;
  std::vector<std::string> order;
};

[[nodiscard]] Chart random_chart(std::mt19937& random);

// The events that charts hear.
inline constexpr const char* chart_events[] = {"a", "a.x", "b", "b.y", "c"};

// The dotted path of a state, as the pathway shows it.
[[nodiscard]] std::string path_of(const Chart& chart, const std::string& state);
// The same chart in the pathway language, with the facts n and trace.
[[nodiscard]] std::string to_pathway(const Chart& chart);

}  // namespace filrouge::test
