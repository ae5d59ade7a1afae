#include "engine/base/words.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/moments.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/states.hpp"
#include "engine/loading/values.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

using pathway::EventPattern;
using pathway::TimerIndex;
using pathway::Transition;
using pathway::TransitionIndex;

// What the transitions of one key of `on`, `at`… have in common.
struct Common {
  std::vector<EventPattern> events;
  std::optional<TimerIndex> timer;
  std::string rule;
  bool clock_allowed = true;
};

using TransitionsOfState = std::vector<TransitionIndex> pathway::State::*;

void report_late(Draft& draft, Where at) {
  draft.report("late-transition", at, "This cannot be late: `late` is for `at` and `after` without target.",
               "Remove it, or put what may be late into a moment of its own without target.");
}

// Where a branch has a target, the moment holds from then on.
void check_late(Draft& draft, const std::vector<TransitionIndex>& branches, Where at) {
  const auto any = [&](auto is) {
    return std::any_of(branches.begin(), branches.end(),
                       [&](TransitionIndex branch) { return is(draft.pathway.transitions[branch]); });
  };
  if (any([](const Transition& branch) { return branch.late != pathway::Late::fire; }) &&
      any([](const Transition& branch) { return !branch.targets.empty(); }))
    report_late(draft, at);
}

class Reading {
 public:
  Reading(Draft& draft, const OpenedState& state)
      : draft_(draft), state_(state), path_(draft.pathway.states[state.index].path) {}

  void on() {
    for (const auto& entry : state_.fields.entries("on")) {
      std::vector<EventPattern> events;
      for (std::size_t start = 0; start < entry.key.size();) {
        const auto end = std::min(entry.key.find(' ', start), entry.key.size());
        if (end > start) events.push_back(event_pattern(draft_, entry.key.substr(start, end - start), where(entry)));
        start = end + 1;
      }
      put(&pathway::State::on, read(entry.value, {std::move(events), {}, rule("on", entry.key)}));
    }
  }

  void always() {
    const auto* entry = state_.fields.entry("always");
    if (entry == nullptr) return;
    put(&pathway::State::always, read(entry->value, {{}, {}, rule("always", ""), false}));
  }

  void on_done() {
    const auto* entry = state_.fields.entry("onDone");
    if (entry == nullptr) return;
    const auto& name =
        state_.index == pathway::root_state ? draft_.pathway.name : draft_.pathway.states[state_.index].name;
    const auto added = read(entry->value, {{{"done.state." + name}}, {}, rule("onDone", "")});
    for (const auto index : added) draft_.pathway.transitions[index].of_own_done = true;
    put(&pathway::State::on, added);
  }

  void timers(const char* key, MomentUse use) {
    for (const auto& entry : state_.fields.entries(key)) {
      auto moment = read_moment(draft_, entry.key, where(entry), use);
      if (!moment) moment = pathway::Moment{};
      pathway::Timer timer{state_.index,
                           std::move(*moment),
                           {},
                           rule(key, entry.key),
                           draft_.origin(where(entry), state_.fields.source())};
      const auto index = draft_.pathway.timers.add(std::move(timer));
      auto branches = read(entry.value, {{}, index, rule(key, entry.key)});
      check_late(draft_, branches, where(entry));
      draft_.pathway.timers[index].branches = std::move(branches);
      draft_.pathway.states[state_.index].timers.push_back(index);
    }
  }

 private:
  [[nodiscard]] std::string rule(const std::string& key, const std::string& what) const {
    return dotted(path_, what.empty() ? key : key + "." + what);
  }

  void put(TransitionsOfState list, const std::vector<TransitionIndex>& added) {
    auto& all = draft_.pathway.states[state_.index].*list;
    all.insert(all.end(), added.begin(), added.end());
  }

  std::vector<TransitionIndex> read(const Node& node, const Common& common) {
    std::vector<TransitionIndex> all;
    const auto add = [&](const Node& each) {
      if (auto transition = read_one(each, common))
        all.push_back(draft_.pathway.transitions.add(std::move(*transition)));
    };
    if (node.kind != Node::Kind::list) {
      add(node);
    } else if (node.items.empty()) {
      draft_.report("missing-value", where(node), "There is no branch in this list.",
                    "Write {} to accept without effect, or remove the key.");
    }
    for (const auto& item : node.items) add(item);
    return all;
  }

  std::optional<Transition> read_one(const Node& node, const Common& common) {
    if (node.kind == Node::Kind::refused) return std::nullopt;
    Transition transition;
    transition.source = state_.index;
    transition.events = common.events;
    transition.timer = common.timer;
    transition.rule = common.rule;
    transition.origin = draft_.origin(where(node), state_.fields.source());
    if (node.kind == Node::Kind::scalar) {
      if (const auto target = resolve_target(draft_, state_.index, node)) transition.targets = {*target};
      return transition;
    }
    if (node.kind != Node::Kind::map) {
      draft_.report("wrong-type", where(node), "A transition is a state or a map, not " + described(node) + ".",
                    "Write the name of a state, or {} to accept without effect.");
      return std::nullopt;
    }
    read_map(Fields{draft_, node, "transition", state_.fields.source()}, common, transition);
    return transition;
  }

  void read_map(const Fields& fields, const Common& common, Transition& transition) {
    transition.origin = fields.origin();
    for (const auto* target : fields.some("target")) {
      if (const auto found = resolve_target(draft_, state_.index, *target)) transition.targets.push_back(*found);
    }
    if (!transition.targets.empty()) expect_together(draft_, where(*fields.value("target")), transition.targets);
    transition.internal = fields.flag("internal");
    transition.late = read_late(fields, transition.late);
    if (const auto* late = fields.entry("late"); late != nullptr && !common.timer) report_late(draft_, where(*late));
    const auto* guard = fields.value("guard");
    const auto& actions = fields.items("actions");
    if (guard == nullptr && actions.empty()) return;
    auto scope = event_scope(draft_, common.events);
    scope.clock_allowed = common.clock_allowed;
    if (guard != nullptr) transition.guard = compile(draft_, *guard, scope, Gives::truth);
    transition.actions = read_actions(draft_, actions, scope, common.rule, fields.source());
  }

  Draft& draft_;
  const OpenedState& state_;
  std::string path_;
};

}  // namespace

void load_transitions(Draft& draft, const OpenedState& state) {
  Reading reading{draft, state};
  reading.on();
  reading.on_done();
  reading.always();
  reading.timers("at", MomentUse::at);
  reading.timers("after", MomentUse::after);
}

namespace {

// done.state.NAME comes from a state of that name.
void check_done_event(Draft& draft, const std::string& text, Where at) {
  constexpr std::string_view prefix = "done.state.";
  if (text.rfind(prefix, 0) != 0) return;
  const auto name = text.substr(prefix.size());
  std::vector<std::string> known;
  for (const auto& state : draft.pathway.states) {
    if (state.name == name) return;
    known.push_back(state.name);
  }
  draft.report("unknown-event", at, "There is no state " + in_quotes(name) + " that could be done.",
               draft.suggest(name, known));
}

// A pathway without `events` says nothing about which there are.
bool declares_events(const Draft& draft) {
  return std::any_of(draft.pathway.events.begin(), draft.pathway.events.end(),
                     [](const auto& event) { return event.declared; });
}

}  // namespace

pathway::EventPattern event_pattern(Draft& draft, const std::string& text, Where at) {
  auto pattern = to_pattern(text);
  draft.used.insert("event:" + text);
  check_done_event(draft, text, at);
  if (text.rfind("done.state.", 0) == 0 || text.rfind("error", 0) == 0 || pattern.prefix.empty()) return pattern;
  if (!expect_dotted_name(draft, pattern.prefix, at)) return pattern;
  const auto& events = draft.pathway.events;
  const auto known = [&](const auto& event) { return pattern.matches(event.name); };
  if (std::any_of(events.begin(), events.end(), known)) return pattern;
  Node name;
  name.text = text;
  name.at = at.at;
  name.file = at.file;
  if (pattern.prefix == text) {
    (void)event_named(draft, name);
  } else {
    if (declares_events(draft)) {
      draft.report("undeclared-event", at, "No event begins with " + in_quotes(pattern.prefix) + ".");
    }
  }
  return pattern;
}

pathway::EventIndex event_named(Draft& draft, const Node& name) {
  draft.used.insert("event:" + name.text);
  if (const auto* known = draft.events.find(name.text)) return *known;
  (void)expect_dotted_name(draft, name.text, where(name));
  if (declares_events(draft)) {
    draft.report("undeclared-event", where(name), in_quotes(name.text) + " is not among the events.",
                 draft.suggest(name.text, draft.events.names()));
  }
  pathway::EventDeclaration event;
  event.name = name.text;
  event.declared = false;
  event.origin = draft.origin(where(name), "");
  const auto index = draft.pathway.events.add(std::move(event));
  draft.events.add(name.text, index);
  return index;
}

}  // namespace filrouge::loading
