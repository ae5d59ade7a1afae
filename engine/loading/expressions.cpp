#include "engine/loading/expressions.hpp"

#include "engine/base/words.hpp"
#include "engine/expression/parser.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/report.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <set>

namespace filrouge::loading {
namespace {

using expression::Ast;
using expression::Scope;
using expression::Segment;
using expression::Slot;
using expression::Type;
using pathway::EventSlots;

Type type_of(Type::Kind kind, bool nullable = false) {
  Type type;
  type.kind = kind;
  type.nullable = nullable;
  return type;
}

struct SubjectField {
  std::string_view name;
  Type::Kind kind;
};
// What an import knows of a pupil and rules may ask for; names, addresses and contact data are not among it.
constexpr std::array subject_table = {
    SubjectField{"status", Type::Kind::string},   SubjectField{"mefstat4", Type::Kind::string},
    SubjectField{"mef", Type::Kind::string},      SubjectField{"speciality", Type::Kind::string},
    SubjectField{"division", Type::Kind::string}, SubjectField{"student.birth_date", Type::Kind::date},
};

void add_facts(const pathway::Pathway& pathway, Scope& scope) {
  for (const auto index : pathway.facts.indices()) {
    const auto& fact = pathway.facts[index];
    if (!fact.personal) scope.variables.push_back({fact.name, fact.type, {Segment::facts, index.value}});
  }
}

// Parameters, then milestones, as Segment::constants has them.
void add_constants(const pathway::Pathway& pathway, Scope& scope) {
  std::uint16_t index = 0;
  for (const auto& parameter : pathway.parameters)
    scope.variables.push_back({parameter.name, parameter.type, {Segment::constants, index++}});
  for (const auto& milestone : pathway.milestones) {
    scope.variables.push_back(
        {milestone.name, type_of(Type::Kind::date, !milestone.rule), {Segment::constants, index++}});
  }
}

void add_subject(Scope& scope) {
  std::uint16_t slot = 0;
  for (const auto& field : subject_table) {
    scope.variables.push_back({std::string{field.name}, type_of(field.kind, true), {Segment::subject, slot++}});
  }
}

// A path, or a name that only one state has.
std::optional<int> find_state_number(const pathway::Pathway& pathway, std::string_view name) {
  std::optional<int> found;
  for (const auto index : pathway.states.indices()) {
    if (index == pathway::root_state) continue;
    const auto& state = pathway.states[index];
    if (state.path == name) return index.value;
    if (state.name == name && found) return std::nullopt;
    if (state.name == name) found = index.value;
  }
  return found;
}

void add_states(const pathway::Pathway& pathway, Scope& scope) {
  scope.state = [&pathway](std::string_view name) { return find_state_number(pathway, name); };
}

bool heard(std::span<const pathway::EventPattern> patterns, const std::string& event) {
  return std::any_of(patterns.begin(), patterns.end(), [&event](const auto& p) { return p.matches(event); });
}

// A field of several events has the type they agree on, and may be empty where one of them lacks it.
void add_event_fields(const Draft& draft, std::span<const pathway::EventPattern> patterns, Scope& scope) {
  const auto first = scope.variables.size();
  std::size_t events = 0;
  std::vector<std::size_t> owners;
  for (const auto& event : draft.pathway.events) {
    if (!event.declared || !heard(patterns, event.name)) continue;
    ++events;
    for (const auto& field : event.payload) {
      auto type = field.type;
      type.nullable = type.nullable || field.optional;
      const Slot slot{Segment::event, field.slot};
      const auto known = std::find_if(scope.variables.begin() + static_cast<std::ptrdiff_t>(first),
                                      scope.variables.end(), [&slot](const auto& v) { return v.slot == slot; });
      if (known == scope.variables.end()) {
        scope.variables.push_back({"event." + field.name, std::move(type), slot});
        owners.push_back(1);
      } else {
        ++owners[static_cast<std::size_t>(known - scope.variables.begin()) - first];
        if (known->type != type) known->type = type_of(Type::Kind::dyn, true);
      }
    }
  }
  for (std::size_t i = 0; i < owners.size(); ++i) {
    if (owners[i] < events) scope.variables[first + i].type.nullable = true;
  }
}

// event.FIELD, however deep it stands.
void collect_event_fields(const Ast& ast, std::vector<const Ast*>& into) {
  if (ast.kind == Ast::Kind::select && ast.parts[0].kind == Ast::Kind::name && ast.parts[0].name == "event") {
    into.push_back(&ast);
  }
  for (const auto& part : ast.parts) collect_event_fields(part, into);
}

void collect_names(const Ast& ast, std::set<std::string>& names, std::set<std::string>& texts) {
  if (ast.kind == Ast::Kind::name) names.insert(ast.name);
  if (const auto* text = ast.kind == Ast::Kind::literal ? ast.value.if_string() : nullptr) texts.insert(*text);
  for (const auto& part : ast.parts) collect_names(part, names, texts);
}

// One compilation, with what it reports.
class Compiling {
 public:
  Compiling(Draft& draft, const Node& node) : draft_(draft), node_(node) {}

  std::optional<expression::Program> run(const Scope& scope, Gives gives) {
    const auto ast = expression::parse(node_.text);
    if (!ast) return report("expression", ast.error());
    if (!check_names(*ast, scope)) return std::nullopt;
    auto program = expression::Program::compile(node_.text, scope);
    if (!program) {
      if (reads_clock_in_vain(scope)) return report_clock();
      for (const auto& error : program.error()) report("expression", error);
      return std::nullopt;
    }
    if (gives == Gives::truth && !is_truth(program->type())) return std::nullopt;
    return std::move(*program);
  }

 private:
  std::nullopt_t report(std::string_view rule, const expression::ExpressionError& error) {
    draft_.report(rule, place(error.column), error.message, error.hint);
    return std::nullopt;
  }
  // Nothing but the clock is wrong with it.
  [[nodiscard]] bool reads_clock_in_vain(const Scope& scope) const {
    if (scope.clock_allowed) return false;
    auto clocked = scope;
    clocked.clock_allowed = true;
    const auto program = expression::Program::compile(node_.text, clocked);
    return program && program->reads_clock();
  }
  std::nullopt_t report_clock() {
    draft_.report("clock-in-condition", where(node_),
                  "This condition reads the clock, and nothing asks it again when time passes.",
                  "Let time enter by at: or after:, or compare two dates: age(birth, date).");
    return std::nullopt;
  }
  [[nodiscard]] Where place(int column) const {
    return {node_.file, position_in(node_, draft_.files[node_.file].text, column)};
  }

  bool is_truth(const Type& type) {
    if (type.kind == Type::Kind::boolean || type.kind == Type::Kind::dyn) return true;
    draft_.report("wrong-type", where(node_), "A condition must be true or false; this gives " + to_string(type) + ".");
    return false;
  }

  bool check_names(const Ast& ast, const Scope& scope) {
    std::set<std::string> names;
    std::set<std::string> texts;
    collect_names(ast, names, texts);
    for (const auto& text : texts) {
      if (draft_.outcomes.find(text) != nullptr) draft_.used.insert("outcome:" + text);
    }
    for (const auto& name : names) {
      if (draft_.constants.find(name) != nullptr) draft_.used.insert("constant:" + name);
      const auto* fact = draft_.facts.find(name);
      if (fact != nullptr) draft_.used.insert("fact:" + name);
      if (fact == nullptr || !draft_.pathway.facts[*fact].personal) continue;
      draft_.report("personal-fact", where(node_), in_quotes(name) + " is personal; no expression may read it.");
      return false;
    }
    return check_event_fields(ast, scope);
  }

  bool check_event_fields(const Ast& ast, const Scope& scope) {
    std::vector<const Ast*> fields;
    collect_event_fields(ast, fields);
    bool known_all = true;
    for (const auto* field : fields) {
      std::vector<std::string> known;
      bool found = false;
      for (const auto& variable : scope.variables) {
        if (variable.slot.segment != Segment::event) continue;
        known.push_back(variable.name.substr(6));
        found = found || known.back() == field->name;
      }
      if (found) continue;
      known_all = false;
      draft_.report(
          "unknown-event-field", place(field->column),
          known.empty() ? "There is no event here." : "The event has no field " + in_quotes(field->name) + ".",
          known.empty() ? "Set a fact on the event, and read the fact." : draft_.suggest(field->name, known));
    }
    return known_all;
  }

  Draft& draft_;
  const Node& node_;
};

}  // namespace

Scope condition_scope(const Draft& draft) {
  return condition_scope(draft.pathway);
}

Scope condition_scope(const pathway::Pathway& pathway) {
  Scope scope;
  scope.clock_allowed = false;
  add_facts(pathway, scope);
  add_constants(pathway, scope);
  add_states(pathway, scope);
  return scope;
}

Scope event_scope(const Draft& draft, std::span<const pathway::EventPattern> events) {
  Scope scope;
  add_facts(draft.pathway, scope);
  add_constants(draft.pathway, scope);
  add_states(draft.pathway, scope);
  const auto property = [&scope](const char* name, Type type, std::uint16_t index) {
    scope.variables.push_back({name, std::move(type), {Segment::event, index}});
  };
  property("event.name", type_of(Type::Kind::string), EventSlots::name);
  property("event.occurred", type_of(Type::Kind::date), EventSlots::occurred);
  property("event.recorded", type_of(Type::Kind::date), EventSlots::recorded);
  add_event_fields(draft, events, scope);
  return scope;
}

Scope role_scope(const Draft& draft) {
  Scope scope;
  add_facts(draft.pathway, scope);
  add_constants(draft.pathway, scope);
  add_subject(scope);
  return scope;
}

Scope case_scope(const Draft& draft) {
  Scope scope;
  add_constants(draft.pathway, scope);
  add_subject(scope);
  return scope;
}

std::vector<std::string> subject_fields() {
  std::vector<std::string> names;
  for (const auto& field : subject_table) names.emplace_back(field.name);
  return names;
}

std::optional<expression::Program> compile(Draft& draft, const Node& text, const Scope& scope, Gives gives) {
  return Compiling{draft, text}.run(scope, gives);
}

bool expect_value_or_expression(Draft& draft, const Node& text, const Scope& scope,
                                const std::vector<std::string>& values) {
  const auto ast = expression::parse(text.text);
  if (!ast || ast->kind != Ast::Kind::name || values.empty()) return true;
  auto known = values;
  for (const auto& variable : scope.variables) known.push_back(variable.name);
  if (std::find(known.begin(), known.end(), text.text) != known.end()) return true;
  const auto* fact = draft.facts.find(text.text);
  if (fact != nullptr) return true;  // a personal one, refused for what it is
  auto hint = draft.suggest(text.text, known);
  if (hint.empty()) hint = did_you_mean({}, values);
  draft.report("expression", where(text), in_quotes(text.text) + " is neither a value here nor a name.", hint);
  return false;
}

expression::Program constant_program(const expression::Value& value) {
  auto program = expression::Program::compile(expression::print_literal(value), {});
  assert(program.has_value());
  return std::move(*program);
}

std::vector<std::string> names_in(const std::string& text) {
  const auto ast = expression::parse(text);
  if (!ast) return {};
  std::set<std::string> names;
  std::set<std::string> texts;
  collect_names(*ast, names, texts);
  return {names.begin(), names.end()};
}

}  // namespace filrouge::loading
