#include "engine/base/words.hpp"
#include "engine/loading/declarations.hpp"
#include "engine/loading/names.hpp"
#include "engine/loading/yaml_tree.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

using Appointment = pathway::SessionAppointment;
using expression::Type;

constexpr std::int64_t minutes_max = 1440;

// The fact a key names; reported where there is none, or it cannot say what it should.
std::optional<pathway::FactIndex> fact_of(Draft& draft, const Fields& fields, std::string_view key, Type::Kind kind) {
  const auto* name = fields.value(key);
  if (name == nullptr) return std::nullopt;
  const auto index = resolve(draft, draft.facts, *name, "unknown-fact", "fact");
  if (!index) return std::nullopt;
  const auto& fact = draft.pathway.facts[*index];
  if (fact.type.kind != kind || fact.personal) {
    draft.report("wrong-type", where(*name),
                 in_quotes(name->text) + " is no fact of type " + (kind == Type::Kind::date ? "date" : "string") +
                     " that is not personal.");
  }
  return index;
}

Appointment read_appointment(Draft& draft, const Fields& fields) {
  Appointment read;
  read.day = fact_of(draft, fields, "day", Type::Kind::date).value_or(pathway::FactIndex{});
  read.hour = fact_of(draft, fields, "hour", Type::Kind::string);
  read.place = fact_of(draft, fields, "place", Type::Kind::string);
  if (const auto* minutes = fields.value("minutes")) {
    const auto number = to_integer(*minutes);
    if (number && *number >= 1 && *number <= minutes_max) {
      read.duration = std::chrono::minutes(*number);
    } else {
      draft.report("wrong-type", where(*minutes), "A session lasts from 1 to 1440 minutes.");
    }
  }
  return read;
}

}  // namespace

void complete_sessions(Draft& draft, const Fields& root) {
  for (const auto& entry : root.entries("sessions")) {
    const auto* node = entry.value.find("appointment");
    if (node == nullptr || node->kind == Node::Kind::refused) continue;
    const auto kind = std::ranges::find(draft.pathway.sessions, entry.key, &pathway::SessionKind::name);
    if (kind == draft.pathway.sessions.end()) continue;
    kind->appointment = read_appointment(draft, {draft, *node, "appointment"});
  }
}

}  // namespace filrouge::loading
