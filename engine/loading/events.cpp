#include "engine/base/words.hpp"
#include "engine/loading/declarations.hpp"
#include "engine/loading/expressions.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/values.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace filrouge::loading {
namespace {

using pathway::EventDeclaration;
using pathway::EventSlots;
using pathway::PayloadField;

constexpr std::size_t entries_max = 60'000;

std::uint16_t field_slot(Draft& draft, const std::string& name) {
  if (const auto* known = draft.event_fields.find(name)) return *known;
  if (draft.pathway.event_fields.size() >= entries_max) throw std::length_error("too many fields of events");
  const auto slot = static_cast<std::uint16_t>(EventSlots::first_field + draft.pathway.event_fields.size());
  draft.pathway.event_fields.push_back(name);
  draft.event_fields.add(name, slot);
  return slot;
}

PayloadField make_field(Draft& draft, const std::string& name, expression::Type type, bool optional) {
  PayloadField field;
  field.name = name;
  field.slot = field_slot(draft, name);
  field.type = std::move(type);
  field.optional = optional;
  for (const auto& value : field.type.values) draft.used.insert("outcome:" + value);
  return field;
}

void put(std::vector<PayloadField>& payload, PayloadField field) {
  const auto same = std::find_if(payload.begin(), payload.end(), [&](const auto& f) { return f.name == field.name; });
  if (same == payload.end()) {
    payload.push_back(std::move(field));
  } else {
    *same = std::move(field);
  }
}

void read_payload(Draft& draft, const std::vector<Entry>& entries, std::vector<PayloadField>& payload) {
  for (const auto& entry : entries) {
    if (!expect_identifier(draft, entry.key, where(entry))) continue;
    if (entry.key == "name" || entry.key == "occurred" || entry.key == "recorded") {
      draft.report("invalid-name", where(entry), in_quotes("event." + entry.key) + " is the event's own.",
                   "Give the field another name.");
      continue;
    }
    if (entry.value.kind == Node::Kind::scalar) {
      put(payload, make_field(draft, entry.key, type_named(draft, entry.value.text, where(entry.value)), false));
      continue;
    }
    const Fields fields{draft, entry.value, "field"};
    auto field = make_field(draft, entry.key, read_type(draft, fields), fields.flag("optional"));
    field.title = fields.text("title");
    put(payload, std::move(field));
  }
}

void read_senders(Draft& draft, const std::vector<const Node*>& names, EventDeclaration& event) {
  for (const auto* name : names) {
    if (name->text == "engine") {
      event.by_engine = true;
    } else if (const auto role = resolve_role(draft, *name)) {
      event.by.push_back(*role);
    }
  }
}

// The fields of what is planned. Later events of the session need not tell them again.
std::vector<PayloadField> session_payload(Draft& draft, const Fields& fields) {
  std::vector<PayloadField> payload;
  const auto add = [&](const char* name, expression::Type::Kind kind, std::vector<std::string> values, bool optional) {
    expression::Type type;
    type.kind = kind;
    type.values = std::move(values);
    put(payload, make_field(draft, name, type, optional));
  };
  add("date", expression::Type::Kind::date, {}, true);
  add("session", expression::Type::Kind::string, {}, true);
  add("minutes", expression::Type::Kind::integer, {}, true);
  if (auto themes = fields.texts("themes"); !themes.empty())
    add("theme", expression::Type::Kind::string, std::move(themes), false);
  if (auto kinds = fields.texts("kinds"); !kinds.empty())
    add("kind", expression::Type::Kind::string, std::move(kinds), false);
  read_payload(draft, fields.entries("fields"), payload);
  return payload;
}

struct SessionEvent {
  const char* name;
  bool about_school;  // it reaches the whole group
  bool hosts_may;     // not only who plans it may record it
  bool whole;         // tells all that is to be told of a session
};
constexpr std::array session_events{
    SessionEvent{"planned", true, false, true},    SessionEvent{"held", true, true, false},
    SessionEvent{"cancelled", true, false, false}, SessionEvent{"attended", false, true, false},
    SessionEvent{"missed", false, true, false},    SessionEvent{"excused", false, true, false}};

void declare_session(Draft& draft, const Entry& entry, const std::string& source) {
  if (!expect_name(draft, entry.key, where(entry))) return;
  const Fields fields{draft, entry.value, "session", source};
  const auto origin = draft.origin(where(entry), fields.source());
  const auto kind = draft.pathway.sessions.add({entry.key, fields.text("title"), origin});
  EventDeclaration hosted;
  read_senders(draft, fields.some("by"), hosted);
  const auto planners = hosted.by;
  read_senders(draft, fields.some("hosts"), hosted);
  const auto payload = session_payload(draft, fields);
  for (const auto& each : session_events) {
    EventDeclaration event;
    event.name = entry.key + "." + each.name;
    event.title = fields.text("title");
    event.by = planners.empty() || !each.hosts_may ? planners : hosted.by;
    event.by_engine = hosted.by_engine;
    event.about_school = each.about_school;
    event.payload = payload;
    for (auto& field : event.payload) field.optional = field.optional || !each.whole;
    event.origin = origin;
    if (event.name.ends_with(".planned")) event.plans = kind;
    if (event.name.ends_with(".cancelled")) event.cancels = kind;
    const auto name = event.name;
    draft.events.add(name, draft.pathway.events.add(std::move(event)));
  }
}

Opened<pathway::EventIndex> declare_event(Draft& draft, const Entry& entry, const std::string& source) {
  Fields fields{draft, entry.value, "event", source};
  const auto* known = draft.events.find(entry.key);  // of a session
  const auto index = known != nullptr ? *known : draft.pathway.events.add({});
  auto& event = draft.pathway.events[index];
  event.name = entry.key;
  event.title = fields.text("title", event.title);
  event.about_school = event.about_school || fields.text("about") == "school";
  event.origin = draft.origin(where(entry), fields.source());
  if (fields.value("by") != nullptr) event.by.clear();
  read_senders(draft, fields.some("by"), event);
  read_payload(draft, fields.entries("payload"), event.payload);
  draft.events.add(entry.key, index);
  return {index, std::move(fields)};
}

}  // namespace

std::vector<Opened<pathway::EventIndex>> declare_events(Draft& draft, const Fields& root) {
  for (const auto& entry : root.entries("sessions")) declare_session(draft, entry, root.source());
  std::vector<Opened<pathway::EventIndex>> opened;
  for (const auto& entry : root.entries("events")) {
    if (!expect_dotted_name(draft, entry.key, where(entry))) continue;
    if (entry.key.rfind("done.state", 0) == 0 || entry.key.rfind("error.", 0) == 0) {
      draft.report("invalid-name", where(entry), in_quotes(entry.key) + " is raised by the engine alone.",
                   "Choose another name.");
      continue;
    }
    opened.push_back(declare_event(draft, entry, root.source()));
  }
  return opened;
}

void complete_events(Draft& draft, const std::vector<Opened<pathway::EventIndex>>& events) {
  for (const auto& [index, fields] : events) {
    const std::array own{to_pattern(draft.pathway.events[index].name)};
    const auto scope = event_scope(draft, own);
    auto requirements = read_requirements(draft, fields.items("requires"), scope, fields.source());
    auto set = read_set(draft, fields.entries("set"), scope);
    auto& event = draft.pathway.events[index];
    event.requirements = std::move(requirements);
    event.set = std::move(set);
  }
}

}  // namespace filrouge::loading
