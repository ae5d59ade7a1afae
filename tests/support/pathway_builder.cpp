#include "support/pathway_builder.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace filrouge::test {

using expression::Program;
using expression::Segment;
using expression::Slot;
using expression::Type;
using pathway::StateIndex;
using pathway::StateKind;

StateSpec&& StateSpec::with(StateSpec child) && {
  if (kind == StateKind::atomic) kind = StateKind::compound;
  states.push_back(std::move(child));
  return std::move(*this);
}

StateSpec&& StateSpec::add(Rule::Kind rule, std::string trigger, std::vector<TransitionSpec> branches) {
  rules.push_back({rule, std::move(trigger), std::move(branches)});
  return std::move(*this);
}

StateSpec state(std::string name) {
  StateSpec spec;
  spec.name = std::move(name);
  return spec;
}
StateSpec parallel(std::string name) {
  auto spec = state(std::move(name));
  spec.kind = StateKind::parallel;
  return spec;
}
StateSpec final(std::string name) {
  auto spec = state(std::move(name));
  spec.kind = StateKind::final;
  return spec;
}
StateSpec history(std::string name, std::string default_target, bool deep) {
  auto spec = state(std::move(name)).initial(std::move(default_target));
  spec.kind = deep ? StateKind::deep_history : StateKind::shallow_history;
  return spec;
}

Type enumeration(std::vector<std::string> values) {
  Type type = of(Type::Kind::string);
  type.values = std::move(values);
  return type;
}
Type of(Type::Kind kind) {
  Type type;
  type.kind = kind;
  type.nullable = kind == Type::Kind::date;
  return type;
}

PathwaySpec& PathwaySpec::fact(std::string fact_name, Type type, expression::Value initial) {
  facts.push_back({std::move(fact_name), std::move(type), std::move(initial), "", "", {}, 0});
  return *this;
}
PathwaySpec& PathwaySpec::computed(std::string fact_name, Type type, std::string is) {
  facts.push_back({std::move(fact_name), std::move(type), {}, std::move(is), "", {}, 0});
  return *this;
}
PathwaySpec& PathwaySpec::log(std::string fact_name, std::string event, std::vector<std::string> keep,
                              std::uint32_t entries_max) {
  facts.push_back({std::move(fact_name), of(Type::Kind::list), {}, "", std::move(event), std::move(keep), entries_max});
  return *this;
}

namespace {

std::uint16_t narrow(std::size_t i) {
  return static_cast<std::uint16_t>(i);
}

// Turns the specification into the model, as loading does with a file.
class Builder {
 public:
  explicit Builder(PathwaySpec spec) : spec_(std::move(spec)) {}

  std::shared_ptr<const pathway::Pathway> build() {
    result_->name = spec_.name;
    for (const auto& [name, rule] : spec_.milestones) {
      pathway::Milestone milestone;
      milestone.name = name;
      if (!rule.empty()) milestone.rule = calendar::parse_date_rule(rule).value();
      result_->milestones.push_back(milestone);
    }
    for (const auto& code : spec_.outcomes) result_->outcomes.add({code, code, "", "true", {}});
    declare_scope();
    declare_facts();
    declare_events();
    declare_logs();
    declare_ladders();
    declare_states(spec_.root, {}, "");
    fill(spec_.root, pathway::root_state);
    return result_;
  }

 private:
  [[noreturn]] static void fail(const std::string& sentence) { throw std::invalid_argument(sentence); }

  void declare_scope() {
    const auto add = [&](const std::string& name, Type type, Segment segment, std::size_t index) {
      scope_.variables.push_back({name, std::move(type), Slot{segment, narrow(index)}});
    };
    for (std::size_t i = 0; i < spec_.facts.size(); ++i) {
      auto& fact = spec_.facts[i];
      if (!fact.log_of.empty()) {
        Type entry = of(Type::Kind::record);
        entry.fields.emplace_back("occurred", of(Type::Kind::date));
        for (const auto& field : fact.keep) entry.fields.emplace_back(field, field_type(field));
        fact.type.parameters = {entry};
      }
      add(fact.name, fact.type, Segment::facts, i);
    }
    for (std::size_t i = 0; i < spec_.milestones.size(); ++i)
      add(spec_.milestones[i].first, of(Type::Kind::date), Segment::constants, i);
    add("event.name", of(Type::Kind::string), Segment::event, 0);
    add("event.occurred", of(Type::Kind::date), Segment::event, 1);
    add("event.recorded", of(Type::Kind::date), Segment::event, 2);
    for (const auto& event : spec_.events) {
      for (const auto& [name, type] : event.fields) {
        const auto& known = result_->event_fields;
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        add("event." + name, type, Segment::event, 3 + known.size());
        result_->event_fields.push_back(name);
      }
    }
    scope_.state = [this](std::string_view name) -> std::optional<int> {
      const auto found = pathway::find_state(*result_, name);
      return found ? std::optional<int>(found->value) : std::nullopt;
    };
  }

  [[nodiscard]] Type field_type(const std::string& field) const {
    for (const auto& event : spec_.events) {
      for (const auto& [name, type] : event.fields)
        if (name == field) return type;
    }
    fail("no event has a field " + field);
  }

  [[nodiscard]] Program compile(const std::string& text) const {
    auto program = Program::compile(text, scope_);
    if (!program) fail(text + ": " + program.error().front().message);
    return *program;
  }

  [[nodiscard]] std::uint16_t slot_of(const std::string& field) const {
    const auto& known = result_->event_fields;
    return narrow(3 + static_cast<std::size_t>(std::find(known.begin(), known.end(), field) - known.begin()));
  }

  void declare_facts() {
    for (const auto& from : spec_.facts) {
      pathway::Fact fact;
      fact.name = from.name;
      fact.type = from.type;
      fact.kind = pathway::StoredFact{from.initial};
      if (!from.is.empty()) fact.kind = pathway::ComputedFact{compile(from.is)};
      result_->facts.add(fact);
    }
  }

  void declare_logs() {
    for (std::size_t i = 0; i < spec_.facts.size(); ++i) {
      const auto& from = spec_.facts[i];
      if (from.log_of.empty()) continue;
      pathway::LogFact log;
      log.of.push_back(pattern(from.log_of));
      for (const auto& field : from.keep) log.keep.emplace_back(field, slot_of(field));
      log.entries_max = from.entries_max;
      result_->facts[{narrow(i)}].kind = log;
    }
  }

  // A name that is heard and declared nowhere is an event without payload.
  pathway::EventPattern pattern(const std::string& text) {
    if (text == "*") return {""};
    if (text.size() > 2 && text.substr(text.size() - 2) == ".*") return {text.substr(0, text.size() - 2)};
    event(text);
    return {text};
  }

  [[nodiscard]] std::vector<pathway::Requirement> requirements(
      const std::vector<std::pair<std::string, std::string>>& from) const {
    std::vector<pathway::Requirement> all;
    for (const auto& [guard, sentence] : from) all.push_back({compile(guard), sentence});
    return all;
  }

  [[nodiscard]] pathway::FactIndex fact(const std::string& name) const {
    const auto found = pathway::find_fact(*result_, name);
    if (!found) fail("no fact " + name);
    return *found;
  }

  void declare_events() {
    for (const auto& from : spec_.events) {
      pathway::EventDeclaration event;
      event.name = from.name;
      for (const auto& [name, type] : from.fields) event.payload.push_back({name, "", type, slot_of(name), false});
      for (const auto& [name, text] : from.sets) event.set.push_back({fact(name), compile(text)});
      event.requirements = requirements(from.requirements);
      result_->events.add(event);
    }
  }

  pathway::EventIndex event(const std::string& name) {
    if (const auto found = pathway::find_event(*result_, name)) return *found;
    pathway::EventDeclaration undeclared;
    undeclared.name = name;
    undeclared.declared = false;
    return result_->events.add(undeclared);
  }

  pathway::RoleIndex role(const std::string& name) {
    for (std::size_t i = 0; i < result_->roles.size(); ++i)
      if (result_->roles[{narrow(i)}].name == name) return {narrow(i)};
    pathway::Role added;
    added.name = name;
    return result_->roles.add(added);
  }

  pathway::MessageIndex message(const std::string& name) {
    for (std::size_t i = 0; i < result_->messages.size(); ++i)
      if (result_->messages[{narrow(i)}].name == name) return {narrow(i)};
    return result_->messages.add({name, {}, {}});
  }

  void declare_ladders() {
    for (const auto& [name, rungs] : spec_.ladders) {
      pathway::Ladder ladder;
      ladder.name = name;
      for (const auto& [at, roles] : rungs) {
        pathway::Rung rung;
        rung.name = at;
        rung.at = moment(at, false);
        std::istringstream words(roles);
        for (std::string word; words >> word;) {
          if (word == "owner") {
            rung.owner = true;
          } else {
            rung.to.roles.push_back(role(word));
          }
        }
        ladder.rungs.push_back(rung);
      }
      result_->ladders.add(ladder);
    }
  }

  [[nodiscard]] pathway::Moment moment(const std::string& text, bool after) const {
    const auto parsed = calendar::parse_moment(text);
    if (!parsed) fail(text + ": " + parsed.error());
    pathway::Moment made{parsed->offset, calendar::FromEntry{}, parsed->time_of_day, after};
    if (const auto* rule = std::get_if<calendar::DateRule>(&parsed->anchor)) made.anchor = *rule;
    const auto* named = std::get_if<calendar::NamedAnchor>(&parsed->anchor);
    if (!named) return made;
    if (named->name == "open") {
      made.anchor = pathway::OpenAnchor{};
    } else if (named->name == "due") {
      made.anchor = pathway::DueAnchor{};
    } else {
      const auto found = std::find_if(scope_.variables.begin(), scope_.variables.end(),
                                      [&](const auto& variable) { return variable.name == named->name; });
      if (found == scope_.variables.end()) fail("no anchor " + named->name);
      made.anchor = found->slot;
    }
    return made;
  }

  void declare_states(const StateSpec& from, StateIndex parent, const std::string& path) {
    pathway::State made;
    made.name = from.name;
    made.path = path;
    made.kind = from.kind;
    made.parent = parent;
    const auto index = result_->states.add(made);
    for (const auto& child : from.states) {
      const auto child_index = StateIndex{narrow(result_->states.size())};
      result_->states[index].children.push_back(child_index);
      declare_states(child, index, path.empty() ? child.name : path + "." + child.name);
    }
    result_->states[index].last = {narrow(result_->states.size() - 1)};
  }

  // Among the children of `scope`, then outwards.
  [[nodiscard]] StateIndex find(const std::string& target, StateIndex scope) const {
    while (true) {
      const auto& path = result_->states[scope].path;
      if (const auto found = pathway::find_state(*result_, path.empty() ? target : path + "." + target)) return *found;
      if (scope == pathway::root_state) fail("no state " + target);
      scope = result_->states[scope].parent;
    }
  }

  [[nodiscard]] std::vector<StateIndex> find_all(const std::vector<std::string>& targets, StateIndex scope) const {
    std::vector<StateIndex> found;
    for (const auto& target : targets) found.push_back(find(target, scope));
    return found;
  }

  void fill(const StateSpec& from, StateIndex index) {
    const auto scope = result_->states[index].kind == StateKind::shallow_history ||
                               result_->states[index].kind == StateKind::deep_history
                           ? result_->states[index].parent
                           : index;
    result_->states[index].initial = find_all(from.initial_targets, scope);
    if (result_->states[index].initial.empty() && from.kind == StateKind::compound)
      result_->states[index].initial = {result_->states[index].children.front()};
    result_->states[index].entry = actions(from.entry_block, from, "entry");
    result_->states[index].exit = actions(from.exit_block, from, "exit");
    for (const auto& rule : from.rules) add_rule(rule, index, from);
    for (const auto& spec : from.tasks) add_task(spec, index);
    for (const auto& spec : from.tells) add_tell(spec, index);
    if (!from.outcome_text.empty()) add_outcome(from.outcome_text, index);
    for (std::size_t i = 0; i < from.states.size(); ++i) fill(from.states[i], result_->states[index].children[i]);
  }

  [[nodiscard]] std::string rule_name(StateIndex index, const std::string& rest) const {
    const auto& path = result_->states[index].path;
    return path.empty() ? rest : path + "." + rest;
  }

  void add_rule(const StateSpec::Rule& rule, StateIndex index, const StateSpec& from) {
    using Kind = StateSpec::Rule::Kind;
    std::optional<pathway::TimerIndex> timer;
    const bool timed = rule.kind == Kind::at || rule.kind == Kind::after;
    const std::string word = rule.kind == Kind::on       ? "on." + rule.trigger
                             : rule.kind == Kind::always ? "always"
                             : rule.kind == Kind::at     ? "at." + rule.trigger
                                                         : "after." + rule.trigger;
    if (timed) {
      timer =
          result_->timers.add({index, moment(rule.trigger, rule.kind == Kind::after), {}, rule_name(index, word), {}});
      result_->states[index].timers.push_back(*timer);
    }
    for (const auto& branch : rule.branches) {
      pathway::Transition made;
      made.source = index;
      made.timer = timer;
      if (rule.kind == Kind::on) made.events = {pattern(rule.trigger)};
      if (!branch.condition.empty()) made.guard = compile(branch.condition);
      made.targets = find_all(branch.targets, result_->states[index].parent);
      made.internal = branch.is_internal;
      made.actions = actions(branch.actions, from, word);
      made.rule = rule_name(index, word);
      const auto added = result_->transitions.add(made);
      if (timer) result_->timers[*timer].branches.push_back(added);
      if (rule.kind == Kind::on) result_->states[index].on.push_back(added);
      if (rule.kind == Kind::always) result_->states[index].always.push_back(added);
    }
  }

  pathway::SendIndex send_id(const std::string& id) { return pathway::enter_send_id(*result_, id); }

  std::vector<pathway::Action> actions(const std::vector<ActionSpec>& from, const StateSpec& owner,
                                       const std::string& where) {
    std::vector<pathway::Action> block;
    for (const auto& action : from) {
      const auto rule = owner.name + "." + where + "." + action.name;
      switch (action.kind) {
        case ActionSpec::Kind::set:
          block.push_back({pathway::Assignment{fact(action.name), compile(action.value)}, rule, {}});
          break;
        case ActionSpec::Kind::raise:
          block.push_back({pathway::Raise{event(action.name)}, rule, {}});
          break;
        case ActionSpec::Kind::send:
          block.push_back({pathway::Send{event(action.name), calendar::parse_duration(action.value).value(),
                                         action.id.empty() ? std::nullopt : std::optional(send_id(action.id))},
                           rule,
                           {}});
          break;
        case ActionSpec::Kind::cancel:
          block.push_back({pathway::Cancel{send_id(action.name)}, rule, {}});
          break;
        case ActionSpec::Kind::choose:
          block.push_back({pathway::If{compile(action.name), actions(action.then, owner, where),
                                       actions(action.otherwise, owner, where)},
                           rule,
                           {}});
          break;
        case ActionSpec::Kind::notify:
          block.push_back(
              {pathway::Notify{enter_notify(*result_, rule), message(action.name), {{role(action.value)}, {}, false}},
               rule,
               {}});
          break;
      }
    }
    return block;
  }

  void add_task(const TaskSpec& from, StateIndex index) {
    pathway::Task made;
    made.name = from.name;
    made.rule = rule_name(index, from.name);
    made.state = index;
    made.role = role(from.role);
    if (!from.open_moment.empty()) made.open = pathway::OpenAtMoment{moment(from.open_moment, false)};
    if (!from.open_event.empty()) made.open = pathway::OpenOnEvent{{pattern(from.open_event)}};
    if (!from.condition.empty()) made.when = compile(from.condition);
    if (!from.deadline.empty()) made.due = moment(from.deadline, true);
    for (const auto& name : from.closing) made.done.push_back(pattern(name));
    made.requirements = requirements(from.requirements);
    for (std::size_t i = 0; i < result_->ladders.size(); ++i)
      if (result_->ladders[{narrow(i)}].name == from.ladder) made.ladder = pathway::LadderIndex{narrow(i)};
    if (!from.ladder.empty() && !made.ladder) fail("no ladder " + from.ladder);
    made.repeat = from.repeats;
    result_->states[index].tasks.push_back(result_->tasks.add(made));
  }

  void add_tell(const TellSpec& from, StateIndex index) {
    pathway::Tell made;
    made.name = from.name;
    made.rule = rule_name(index, from.name);
    made.state = index;
    made.message = message(from.name);
    for (const auto& name : from.roles) made.to.roles.push_back(role(name));
    if (!from.condition.empty()) made.when = compile(from.condition);
    if (!from.open_moment.empty()) made.open = moment(from.open_moment, false);
    if (!from.until_moment.empty()) made.until = moment(from.until_moment, true);
    made.again_on_entry = from.again;
    result_->states[index].tells.push_back(result_->tells.add(made));
  }

  void add_outcome(const std::string& text, StateIndex index) {
    pathway::FinalOutcome outcome;
    for (std::size_t i = 0; i < result_->outcomes.size(); ++i)
      if (result_->outcomes[{narrow(i)}].code == text) outcome.code = pathway::OutcomeIndex{narrow(i)};
    if (!outcome.code) outcome.expression = compile(text);
    result_->states[index].outcome = outcome;
  }

  PathwaySpec spec_;
  std::shared_ptr<pathway::Pathway> result_ = std::make_shared<pathway::Pathway>();
  expression::Scope scope_;
};

}  // namespace

std::shared_ptr<const pathway::Pathway> build(PathwaySpec spec) {
  return Builder(std::move(spec)).build();
}

}  // namespace filrouge::test
