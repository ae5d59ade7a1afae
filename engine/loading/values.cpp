#include "engine/loading/values.hpp"

#include "engine/base/time.hpp"
#include "engine/base/words.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace filrouge::loading {
namespace {

using expression::Type;
using expression::Value;

constexpr std::array<std::pair<std::string_view, Type::Kind>, 7> type_names{{{"enum", Type::Kind::string},
                                                                             {"boolean", Type::Kind::boolean},
                                                                             {"integer", Type::Kind::integer},
                                                                             {"number", Type::Kind::real},
                                                                             {"string", Type::Kind::string},
                                                                             {"date", Type::Kind::date},
                                                                             {"outcome", Type::Kind::string}}};

std::string wanted(const Type& type) {
  if (type.kind == Type::Kind::boolean) return "true or false";
  if (type.kind == Type::Kind::integer) {
    const auto bounds = bounds_in_words(type);
    return "a whole number" + (bounds.empty() ? "" : " " + bounds);
  }
  if (type.kind == Type::Kind::real) return "a number";
  if (type.kind == Type::Kind::date) return "a date such as 2026-07-13";
  if (type.values.empty()) return "a text";
  std::string all = "one of ";
  for (const auto& value : type.values) all += (&value == type.values.data() ? "" : ", ") + value;
  return all;
}

bool allows(const Type& type, const std::string& value) {
  return std::find(type.values.begin(), type.values.end(), value) != type.values.end();
}

std::optional<Value> to_value(const Node& node, const Type& type) {
  const auto convert = [](const auto& read) { return read ? std::optional{Value{*read}} : std::nullopt; };
  if (type.kind == Type::Kind::boolean) return convert(to_boolean(node));
  if (type.kind == Type::Kind::integer) {
    const auto number = convert(to_integer(node));
    return number && is_in_bounds(*number, type) ? number : std::nullopt;
  }
  if (type.kind == Type::Kind::real) return convert(to_number(node));
  if (type.kind == Type::Kind::date) return convert(parse_day(node.text));
  if (!type.values.empty() && !allows(type, node.text)) return std::nullopt;
  return Value{node.text};
}

// What one `set` gives, said of what does not fit.
std::string given(const Type& type) {
  const bool is_one = type.at_least && type.at_least == type.at_most;
  if (is_one) return std::to_string(*type.at_least);
  const auto bounds = bounds_in_words(type);
  return to_string(type) + (bounds.empty() ? "" : " " + bounds);
}

// The value of one `set` entry, checked against the fact's type.
std::optional<expression::Program> assigned(Draft& draft, const Entry& entry, const pathway::Fact& fact,
                                            const expression::Scope& scope) {
  const auto& node = entry.value;
  if (node.kind == Node::Kind::null) {
    if (fact.type.nullable) return constant_program({});
    draft.report("wrong-type", where(node), in_quotes(fact.name) + " has a default and is never empty.",
                 "Set one of its values.");
    return std::nullopt;
  }
  if (allows(fact.type, node.text)) {
    if (draft.facts.find(node.text) != nullptr) {
      draft.report("ambiguous-value", where(node),
                   in_quotes(node.text) + " is a value of " + in_quotes(fact.name) + " and a fact as well.",
                   "Give one of the two another name.");
    }
    if (draft.outcomes.find(node.text) != nullptr) draft.used.insert("outcome:" + node.text);
    return constant_program(node.text);
  }
  const bool truth = fact.type.kind == Type::Kind::boolean;
  const auto values = truth ? std::vector<std::string>{"true", "false"} : fact.type.values;
  if (!expect_value_or_expression(draft, node, scope, values)) return std::nullopt;
  auto program = compile(draft, node, scope, Gives::anything);
  if (!program || expression::fits(program->type(), fact.type)) return program;
  draft.report("wrong-type", where(node),
               in_quotes(fact.name) + " must be " + wanted(fact.type) + "; this gives " + given(program->type()) + ".");
  return std::nullopt;
}

void read_bounds(Draft& draft, const Fields& fields, Type& type) {
  for (const auto* key : {"at_least", "at_most"}) {
    const auto* bound = fields.value(key);
    if (bound == nullptr) continue;
    if (type.kind != Type::Kind::integer) {
      draft.report("wrong-type", where(*bound), "Only an integer has " + in_quotes(key) + ".", "Write type: integer.");
      continue;
    }
    constexpr std::int64_t most = 1'000'000'000;
    const auto number = to_integer(*bound).value_or(0);
    if (number < -most || number > most)
      draft.report("wrong-type", where(*bound), "A bound is at most a thousand million.");
    (key == std::string_view{"at_least"} ? type.at_least : type.at_most) = std::clamp(number, -most, most);
    if (type.at_least && type.at_most && *type.at_least > *type.at_most) {
      draft.report("wrong-type", where(*bound),
                   "No number is at least " + std::to_string(*type.at_least) + " and at most " +
                       std::to_string(*type.at_most) + ".");
      type.at_least = type.at_most = std::nullopt;
    }
  }
}

}  // namespace

Type type_named(Draft& draft, const std::string& name, Where at) {
  const auto* found =
      std::find_if(type_names.begin(), type_names.end(), [&](const auto& t) { return t.first == name; });
  Type type;
  if (found == type_names.end()) {
    std::vector<std::string> known;
    for (const auto& each : type_names) known.emplace_back(each.first);
    draft.report("wrong-type", at, in_quotes(name) + " is not a type.", draft.suggest(name, known));
    return type;
  }
  type.kind = found->second;
  if (name == "outcome") type.values = draft.outcomes.names();
  return type;
}

Type read_type(Draft& draft, const Fields& fields) {
  const auto* node = fields.value("type");
  if (node == nullptr) return {};
  auto type = type_named(draft, node->text, where(*node));
  const auto* values = fields.value("values");
  if (node->text == "enum") {
    type.values = fields.texts("values");
    if (type.values.empty()) {
      draft.report("missing-key", where(*node), "An enum has no \"values\".", "Add values: [first, second]");
    }
    auto sorted = type.values;
    std::sort(sorted.begin(), sorted.end());
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (twice != sorted.end()) {
      draft.report("duplicate-name", where(*values), "The value " + in_quotes(*twice) + " is given twice.");
    }
  } else if (values != nullptr) {
    draft.report("wrong-type", where(*values), "Only an enum has \"values\".", "Write type: enum.");
  }
  read_bounds(draft, fields, type);
  return type;
}

std::optional<Value> read_value(Draft& draft, const Node& node, const Type& type) {
  if (node.kind == Node::Kind::null) return Value{};
  auto value = to_value(node, type);
  if (!value) {
    draft.report("wrong-type", where(node), described(node) + " is not " + wanted(type) + ".",
                 type.values.size() > 8 ? draft.suggest(node.text, type.values) : "");
  }
  return value;
}

std::vector<pathway::Assignment> read_set(Draft& draft, const std::vector<Entry>& entries,
                                          const expression::Scope& scope) {
  std::vector<pathway::Assignment> all;
  for (const auto& entry : entries) {
    if (entry.value.kind == Node::Kind::refused) continue;
    const auto* index = draft.facts.find(entry.key);
    if (index == nullptr) {
      draft.report("unknown-fact", where(entry), "There is no fact " + in_quotes(entry.key) + ".",
                   draft.suggest(entry.key, draft.facts.names()));
      continue;
    }
    const auto& fact = draft.pathway.facts[*index];
    draft.used.insert("set:" + fact.name);
    if (!std::holds_alternative<pathway::StoredFact>(fact.kind)) {
      draft.report("not-settable", where(entry), in_quotes(entry.key) + " is computed or a log; it is never set.");
    } else if (entry.value.kind != Node::Kind::scalar && entry.value.kind != Node::Kind::null) {
      draft.report("wrong-type", where(entry.value),
                   in_quotes(entry.key) + " must be one value, not " + described(entry.value) + ".",
                   "Put an expression between quotes: " + quoted_source(draft, entry.value));
    } else if (auto program = assigned(draft, entry, fact, scope)) {
      all.push_back({*index, std::move(*program)});
    }
  }
  return all;
}

pathway::Late read_late(const Fields& fields, pathway::Late otherwise) {
  const auto late = fields.text("late");
  if (late == "fire") return pathway::Late::fire;
  if (late == "skip") return pathway::Late::skip;
  return late == "merge" ? pathway::Late::merge : otherwise;
}

std::vector<pathway::Requirement> read_requirements(Draft& draft, const std::vector<Node>& items,
                                                    const expression::Scope& scope, const std::string& source) {
  std::vector<pathway::Requirement> all;
  for (const auto& item : items) {
    const Fields fields{draft, item, "requirement", source};
    const auto* guard = fields.value("guard");
    auto program = guard == nullptr ? std::nullopt : compile(draft, *guard, scope, Gives::truth);
    if (program) all.push_back({std::move(*program), fields.text("refuse")});
  }
  return all;
}

}  // namespace filrouge::loading
