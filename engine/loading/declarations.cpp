#include "engine/loading/declarations.hpp"

#include "engine/base/words.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/moments.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/values.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

using expression::Segment;
using expression::Slot;
using expression::Type;

template <class T>
std::uint16_t next_index(const std::vector<T>& items) {
  return static_cast<std::uint16_t>(items.size());
}

Type guessed_type(const Node& value) {
  Type type;
  type.kind = Type::Kind::string;
  if (to_boolean(value)) type.kind = Type::Kind::boolean;
  if (to_number(value)) type.kind = Type::Kind::real;
  if (to_integer(value)) type.kind = Type::Kind::integer;
  if (!value.quoted && parse_day(value.text)) type.kind = Type::Kind::date;
  return type;
}

ConstantKind kind_of(const Fields& fields, const pathway::Parameter& parameter) {
  if (parameter.type.kind == Type::Kind::date) return ConstantKind::date;
  const auto* text = parameter.value.if_string();
  const bool meant = fields.text("type") == "duration" || fields.value("type") == nullptr;
  return meant && text != nullptr && calendar::parse_duration(*text) ? ConstantKind::duration : ConstantKind::plain;
}

void add_constant(Draft& draft, const Entry& entry, Constant constant) {
  if (!expect_identifier(draft, entry.key, where(entry))) return;
  if (draft.constants.find(entry.key) != nullptr) {
    draft.report("duplicate-name", where(entry), in_quotes(entry.key) + " is a parameter as well.");
  }
  draft.constants.add(entry.key, std::move(constant));
}

void load_parameter(Draft& draft, const Entry& entry, const std::string& source) {
  const Fields fields{draft, entry.value, "parameter", source};
  pathway::Parameter parameter{entry.key, fields.text("title"), {}, {}, draft.origin(where(entry), fields.source())};
  const auto* value = fields.value("value");
  const auto* type = fields.value("type");
  if (type != nullptr) {
    parameter.type = type_named(draft, type->text == "duration" ? "string" : type->text, where(*type));
  } else if (value != nullptr && value->kind == Node::Kind::scalar) {
    parameter.type = guessed_type(*value);
  } else if (entry.value.kind == Node::Kind::map) {
    draft.report("missing-key", where(entry), in_quotes(entry.key) + " has neither a value nor a type.",
                 "Add value: or type:");
  }
  if (value != nullptr) parameter.value = read_value(draft, *value, parameter.type).value_or(expression::Value{});
  parameter.type.nullable = parameter.value.is_null();
  const auto kind = kind_of(fields, parameter);
  if (type != nullptr && type->text == "duration" && value != nullptr && kind != ConstantKind::duration) {
    draft.report("moment-syntax", where(*value), calendar::parse_duration(value->text).error());
  }
  add_constant(draft, entry, {Slot{Segment::constants, next_index(draft.pathway.parameters)}, parameter.type, kind});
  draft.pathway.parameters.push_back(std::move(parameter));
}

void load_milestone(Draft& draft, const Entry& entry, const std::string& source) {
  pathway::Milestone milestone;
  milestone.name = entry.key;
  milestone.origin = draft.origin(where(entry), source);
  const auto read_rule = [&](const Node& node) {
    auto rule = calendar::parse_date_rule(node.text);
    if (!rule) return draft.report("moment-syntax", where(node), rule.error());
    milestone.year = std::visit([](const auto& each) { return each.year; }, *rule);
    milestone.rule = *rule;
  };
  if (entry.value.kind == Node::Kind::scalar) {
    read_rule(entry.value);
  } else {
    const Fields fields{draft, entry.value, "milestone", source};
    milestone.title = fields.text("title");
    milestone.origin.source = fields.source();
    milestone.year.ahead = fields.text("year") == "n+1" ? 1 : 0;
    if (const auto* date = fields.value("date")) {
      read_rule(*date);
    } else if (fields.value("year") == nullptr && entry.value.kind == Node::Kind::map) {
      draft.report("missing-key", where(entry), in_quotes(entry.key) + " has neither a date nor a year.",
                   "Add date: 13 July n, or year: n when the calendar gives the date.");
    }
  }
  Type type;
  type.kind = Type::Kind::date;
  type.nullable = !milestone.rule;
  const auto index = draft.pathway.parameters.size() + draft.pathway.milestones.size();
  add_constant(draft, entry, {Slot{Segment::constants, static_cast<std::uint16_t>(index)}, type, ConstantKind::date});
  draft.pathway.milestones.push_back(std::move(milestone));
}

void report_nobody(Draft& draft, const Node& who) {
  draft.report("wrong-type", where(who), "Who is told is named by a role or several, not by " + described(who) + ".");
}

pathway::Rung read_rung(Draft& draft, const Entry& entry, const Node& who, const pathway::Moment& at,
                        const std::string& source) {
  pathway::Rung rung;
  rung.name = entry.key;
  rung.at = at;
  rung.origin = draft.origin(where(entry), source);
  ReadRecipients read;
  if (who.kind == Node::Kind::map) {
    const Fields fields{draft, who, "rung", source};
    rung.origin.source = fields.source();
    read = read_recipients(draft, fields, Owner::known);
    if (const auto* message = fields.value("message")) {
      rung.message = message_named(draft, message->text, where(*message));
    }
    rung.late = read_late(fields, rung.late);
  } else {
    read = read_recipients(draft, who, Owner::known);
  }
  rung.to = std::move(read.to);
  rung.owner = read.owner;
  return rung;
}

// A rung whose list holds maps is as many rungs at one moment: the plain names together, each map by itself.
void load_rungs(Draft& draft, pathway::Ladder& ladder, const Entry& entry, const std::string& source) {
  if (entry.value.kind == Node::Kind::refused) return;
  const auto at = read_moment(draft, entry.key, where(entry), MomentUse::rung);
  if (!at) return;
  const auto is_map = [](const Node& item) { return item.kind == Node::Kind::map; };
  Node names = entry.value;
  const auto maps = std::erase_if(names.items, is_map);
  if (maps == 0 || !names.items.empty()) ladder.rungs.push_back(read_rung(draft, entry, names, *at, source));
  for (const auto& item : entry.value.items) {
    if (is_map(item)) ladder.rungs.push_back(read_rung(draft, entry, item, *at, source));
  }
}

std::vector<std::string> read_channels(Draft& draft, const Fields& fields, const char* key) {
  const std::vector<std::string> known(pathway::channel_names.begin(), pathway::channel_names.end());
  std::vector<std::string> channels;
  for (const auto* channel : fields.some(key)) {
    channels.push_back(channel->text);
    if (std::find(known.begin(), known.end(), channel->text) != known.end()) continue;
    draft.report("unknown-channel", where(*channel), "There is no channel " + in_quotes(channel->text) + ".",
                 draft.suggest(channel->text, known));
  }
  return channels;
}

}  // namespace

void load_sources(Draft& draft, const Fields& root) {
  for (const auto& entry : root.entries("sources")) draft.pathway.sources[entry.key] = entry.value.text;
}

void load_parameters(Draft& draft, const Fields& root) {
  for (const auto& entry : root.entries("parameters")) load_parameter(draft, entry, root.source());
}

void load_milestones(Draft& draft, const Fields& root) {
  for (const auto& entry : root.entries("milestones")) load_milestone(draft, entry, root.source());
}

void load_outcomes(Draft& draft, const Fields& root) {
  for (const auto& entry : root.entries("outcomes")) {
    if (!expect_name(draft, entry.key, where(entry))) continue;
    const Fields fields{draft, entry.value, "outcome", root.source()};
    pathway::Outcome outcome{entry.key, fields.text("title"), fields.text("class"), fields.text("solution", "false"),
                             draft.origin(where(entry), fields.source())};
    draft.outcomes.add(entry.key, draft.pathway.outcomes.add(std::move(outcome)));
  }
}

std::vector<Opened<pathway::RoleIndex>> declare_roles(Draft& draft, const Fields& root) {
  std::vector<Opened<pathway::RoleIndex>> opened;
  for (const auto& entry : root.entries("roles")) {
    if (!(entry.key == "student" || expect_identifier(draft, entry.key, where(entry)))) continue;
    Fields fields{draft, entry.value, "role", root.source()};
    pathway::Role role;
    role.name = entry.key;
    role.title = fields.text("title");
    role.channels = read_channels(draft, fields, "channels");
    role.organisation = fields.text("organisation");
    role.digest = fields.text("digest");
    role.shows_counts_only = fields.text("shows") == "counts";
    role.origin = draft.origin(where(entry), fields.source());
    const auto index = draft.pathway.roles.add(std::move(role));
    draft.roles.add(entry.key, index);
    opened.push_back({index, std::move(fields)});
  }
  return opened;
}

void complete_roles(Draft& draft, const std::vector<Opened<pathway::RoleIndex>>& roles) {
  const auto scope = role_scope(draft);
  for (const auto& [index, fields] : roles) {
    auto& role = draft.pathway.roles[index];
    if (const auto* stand_in = fields.value("stand_in")) role.stand_in = resolve_role(draft, *stand_in);
    if (const auto* when = fields.value("when")) role.when = compile(draft, *when, scope, Gives::truth);
  }
}

void load_ladders(Draft& draft, const Fields& root) {
  for (const auto& entry : root.entries("ladders")) {
    if (!expect_name(draft, entry.key, where(entry)) || !expect_map(draft, entry.value, "A ladder")) continue;
    pathway::Ladder ladder{entry.key, {}, draft.origin(where(entry), root.source())};
    for (const auto& rung : entry.value.entries) load_rungs(draft, ladder, rung, root.source());
    constexpr std::size_t rungs_max = 64;
    if (ladder.rungs.size() > rungs_max) {
      draft.report("too-many", where(entry), "A ladder has at most 64 rungs.");
      ladder.rungs.resize(rungs_max);
    }
    draft.ladders.add(entry.key, draft.pathway.ladders.add(std::move(ladder)));
  }
}

void load_cases(Draft& draft, const Fields& root) {
  draft.pathway.subject_fields = subject_fields();
  const auto* node = root.value("cases");
  if (node == nullptr) return;
  const Fields fields{draft, *node, "cases", root.source()};
  (void)fields.text("of");
  (void)fields.texts("one_per");
  if (const auto* when = fields.value("when")) {
    draft.pathway.cases.when = compile(draft, *when, case_scope(draft), Gives::truth);
  }
}

ReadRecipients read_recipients(Draft& draft, const Node& who, Owner owner) {
  ReadRecipients read;
  const auto words = owner == Owner::known ? std::vector<std::string>{"owner"} : std::vector<std::string>{};
  const auto add = [&](const Node& name) {
    if (name.kind != Node::Kind::scalar) {
      if (name.kind != Node::Kind::refused) report_nobody(draft, name);
    } else if (owner == Owner::known && name.text == "owner") {
      read.owner = true;
    } else if (const auto role = resolve_role(draft, name, words)) {
      read.to.roles.push_back(*role);
    }
  };
  if (who.kind == Node::Kind::list && !who.items.empty()) {
    for (const auto& item : who.items) add(item);
  } else {
    add(who);
  }
  return read;
}

ReadRecipients read_recipients(Draft& draft, const Fields& fields, Owner owner) {
  const auto* role = fields.value("role");
  auto read = role == nullptr ? ReadRecipients{} : read_recipients(draft, *role, owner);
  read.to.channels = read_channels(draft, fields, "channels");
  if (fields.value("each") != nullptr) {
    read.to.channels = read_channels(draft, fields, "each");
    read.to.each_channel = true;
  }
  return read;
}

}  // namespace filrouge::loading
