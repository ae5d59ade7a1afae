#pragma once
#include "engine/pathway/pathway.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

// Builds pathways for tests as a YAML file would describe them, without reading one. A mistake in a test's pathway
// throws std::invalid_argument.
namespace filrouge::test {

struct ActionSpec {
  enum class Kind { set, raise, send, cancel, choose, notify } kind = Kind::raise;
  std::string name;   // fact, event, id, guard or message
  std::string value;  // expression, delay or role
  std::string id;     // of a send
  std::vector<ActionSpec> then;
  std::vector<ActionSpec> otherwise;
};
inline ActionSpec set(std::string fact, std::string expression) {
  return {ActionSpec::Kind::set, std::move(fact), std::move(expression), "", {}, {}};
}
inline ActionSpec raise(std::string event) {
  return {ActionSpec::Kind::raise, std::move(event), "", "", {}, {}};
}
inline ActionSpec send(std::string event, std::string after, std::string id = "") {
  return {ActionSpec::Kind::send, std::move(event), std::move(after), std::move(id), {}, {}};
}
inline ActionSpec cancel(std::string id) {
  return {ActionSpec::Kind::cancel, std::move(id), "", "", {}, {}};
}
inline ActionSpec choose(std::string guard, std::vector<ActionSpec> then, std::vector<ActionSpec> otherwise = {}) {
  return {ActionSpec::Kind::choose, std::move(guard), "", "", std::move(then), std::move(otherwise)};
}
inline ActionSpec notify(std::string role, std::string message) {
  return {ActionSpec::Kind::notify, std::move(message), std::move(role), "", {}, {}};
}

struct TransitionSpec {
  std::vector<std::string> targets;
  std::string condition;
  std::vector<ActionSpec> actions;
  bool is_internal = false;

  TransitionSpec() = default;
  TransitionSpec(const char* target) : targets{target} {}
  TransitionSpec&& guard(std::string expression) && { return condition = std::move(expression), std::move(*this); }
  TransitionSpec&& run(std::vector<ActionSpec> block) && { return actions = std::move(block), std::move(*this); }
  TransitionSpec&& internal() && { return is_internal = true, std::move(*this); }
};
inline TransitionSpec to(std::vector<std::string> targets) {
  TransitionSpec transition;
  transition.targets = std::move(targets);
  return transition;
}
inline TransitionSpec to(const char* target) {
  return {target};
}
inline TransitionSpec stay() {
  return {};
}

struct TaskSpec {
  std::string name;
  std::string role = "referent";
  std::string open_moment;
  std::string open_event;
  std::string condition;
  std::string deadline;
  std::vector<std::string> closing;
  std::vector<std::pair<std::string, std::string>> requirements;  // guard, sentence
  std::string ladder;
  bool repeats = false;

  TaskSpec&& open_at(std::string moment) && { return open_moment = std::move(moment), std::move(*this); }
  TaskSpec&& open_on(std::string event) && { return open_event = std::move(event), std::move(*this); }
  TaskSpec&& when(std::string expression) && { return condition = std::move(expression), std::move(*this); }
  TaskSpec&& due(std::string moment) && { return deadline = std::move(moment), std::move(*this); }
  TaskSpec&& done(std::string event) && { return closing.push_back(std::move(event)), std::move(*this); }
  TaskSpec&& require(std::string guard, std::string sentence) && {
    return requirements.emplace_back(std::move(guard), std::move(sentence)), std::move(*this);
  }
  TaskSpec&& remind(std::string name_of_ladder) && { return ladder = std::move(name_of_ladder), std::move(*this); }
  TaskSpec&& repeat() && { return repeats = true, std::move(*this); }
};
inline TaskSpec task(std::string name) {
  TaskSpec spec;
  spec.name = std::move(name);
  return spec;
}

struct TellSpec {
  std::string name;
  std::vector<std::string> roles{"student"};
  std::string condition;
  std::string open_moment;
  std::string until_moment;
  bool again = false;

  TellSpec&& when(std::string expression) && { return condition = std::move(expression), std::move(*this); }
  TellSpec&& open(std::string moment) && { return open_moment = std::move(moment), std::move(*this); }
  TellSpec&& until(std::string moment) && { return until_moment = std::move(moment), std::move(*this); }
  TellSpec&& to(std::vector<std::string> names) && { return roles = std::move(names), std::move(*this); }
  TellSpec&& again_on_entry() && { return again = true, std::move(*this); }
};
inline TellSpec tell(std::string name) {
  TellSpec spec;
  spec.name = std::move(name);
  return spec;
}

struct StateSpec {
  struct Rule {
    enum class Kind { on, always, at, after } kind;
    std::string trigger;  // event pattern or moment
    std::vector<TransitionSpec> branches;
  };
  std::string name;
  pathway::StateKind kind = pathway::StateKind::atomic;
  std::vector<std::string> initial_targets;
  std::vector<Rule> rules;
  std::vector<ActionSpec> entry_block;
  std::vector<ActionSpec> exit_block;
  std::vector<TaskSpec> tasks;
  std::vector<TellSpec> tells;
  std::string outcome_text;  // a code of the table, or an expression
  std::vector<StateSpec> states;

  StateSpec&& on(std::string event, std::vector<TransitionSpec> branches) && {
    return add(Rule::Kind::on, std::move(event), std::move(branches));
  }
  StateSpec&& always(std::vector<TransitionSpec> branches) && {
    return add(Rule::Kind::always, "", std::move(branches));
  }
  StateSpec&& at(std::string moment, std::vector<TransitionSpec> branches) && {
    return add(Rule::Kind::at, std::move(moment), std::move(branches));
  }
  StateSpec&& after(std::string moment, std::vector<TransitionSpec> branches) && {
    return add(Rule::Kind::after, std::move(moment), std::move(branches));
  }
  StateSpec&& initial(std::string target) && { return initial_targets.push_back(std::move(target)), std::move(*this); }
  StateSpec&& entry(std::vector<ActionSpec> block) && { return entry_block = std::move(block), std::move(*this); }
  StateSpec&& exit(std::vector<ActionSpec> block) && { return exit_block = std::move(block), std::move(*this); }
  StateSpec&& with(TaskSpec spec) && { return tasks.push_back(std::move(spec)), std::move(*this); }
  StateSpec&& with(TellSpec spec) && { return tells.push_back(std::move(spec)), std::move(*this); }
  StateSpec&& with(StateSpec child) &&;
  StateSpec&& outcome(std::string text) && { return outcome_text = std::move(text), std::move(*this); }

 private:
  StateSpec&& add(Rule::Kind rule, std::string trigger, std::vector<TransitionSpec> branches);
};
StateSpec state(std::string name);
StateSpec parallel(std::string name);
StateSpec final(std::string name);
StateSpec history(std::string name, std::string default_target, bool deep = false);

struct EventSpec {
  std::string name;
  std::vector<std::pair<std::string, expression::Type>> fields;
  std::vector<std::pair<std::string, std::string>> sets;          // fact, expression
  std::vector<std::pair<std::string, std::string>> requirements;  // guard, sentence

  EventSpec&& field(std::string field_name, expression::Type type) && {
    return fields.emplace_back(std::move(field_name), std::move(type)), std::move(*this);
  }
  EventSpec&& set(std::string fact, std::string expression) && {
    return sets.emplace_back(std::move(fact), std::move(expression)), std::move(*this);
  }
  EventSpec&& require(std::string guard, std::string sentence) && {
    return requirements.emplace_back(std::move(guard), std::move(sentence)), std::move(*this);
  }
};
inline EventSpec event(std::string name) {
  return {std::move(name), {}, {}, {}};
}

expression::Type enumeration(std::vector<std::string> values);
expression::Type of(expression::Type::Kind kind);

// The declarations, and the states of the root in `root`.
struct PathwaySpec {
  struct FactSpec {
    std::string name;
    expression::Type type;
    expression::Value initial;
    std::string is;                 // of a computed fact
    std::string log_of;             // of a log
    std::vector<std::string> keep;  // of a log
    std::uint32_t entries_max = 200;
  };
  std::string name = "test";
  std::vector<std::pair<std::string, std::string>> milestones;  // name, date rule or nothing
  std::vector<std::string> outcomes;
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> ladders;  // moment, roles
  std::vector<FactSpec> facts;
  std::vector<EventSpec> events;
  StateSpec root;

  PathwaySpec& fact(std::string name, expression::Type type, expression::Value initial = {});
  PathwaySpec& computed(std::string name, expression::Type type, std::string is);
  PathwaySpec& log(std::string name, std::string event, std::vector<std::string> keep, std::uint32_t entries_max = 200);
};
[[nodiscard]] std::shared_ptr<const pathway::Pathway> build(PathwaySpec spec);

}  // namespace filrouge::test
