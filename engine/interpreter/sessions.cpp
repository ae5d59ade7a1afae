#include "engine/interpreter/sessions.hpp"

#include "engine/interpreter/facts.hpp"
#include "engine/interpreter/tasks.hpp"

#include <algorithm>

namespace filrouge::interpreter {
namespace {

using pathway::PayloadField;

std::string field_in_words(const Work& work, pathway::EventIndex event, std::string_view name) {
  const auto& fields = work.pathway.events[event].payload;
  const auto field = std::ranges::find(fields, name, &PayloadField::name);
  if (field == fields.end()) return {};
  const auto& value = work.event()[field->slot];
  if (const auto* text = value.if_string()) return *text;
  const auto* day = value.if_date();
  return day ? to_string(*day) : std::string();
}

// As whoever plans it names it, else its day, else the day it was planned.
std::string id_of(const Work& work, pathway::EventIndex event) {
  for (const auto* name : {"session", "date"})
    if (auto id = field_in_words(work, event, name); !id.empty()) return id;
  return to_string(*work.event()[pathway::EventSlots::occurred].if_date());
}

void renew(Work& work, const pathway::Watchers& watchers) {
  for (const auto& [kind, index] : watchers) {
    if (kind == pathway::Watcher::Kind::task) renew_task(work, {index});
    if (kind == pathway::Watcher::Kind::tell) work.c.told[index] = TellPhase::untold;
  }
  mark(work, watchers);
}

}  // namespace

bool moves_session(const Setting& setting, pathway::EventIndex event) {
  if (!setting.derived->is_declared(event)) return false;
  const auto& declaration = setting.pathway->events[event];
  const auto& kind = declaration.plans ? declaration.plans : declaration.cancels;
  return kind && !setting.derived->of_session[kind->value].empty();
}

void move_session(Work& work, pathway::EventIndex event) {
  if (!moves_session(work.setting, event)) return;
  const auto& declaration = work.pathway.events[event];
  const auto kind = declaration.plans ? *declaration.plans : *declaration.cancels;
  auto& current = work.c.sessions[kind.value];
  if (declaration.plans) {
    current.id = id_of(work, event);
    ++current.number;
    current.cancelled = false;
  } else {
    const auto named = field_in_words(work, event, "session");
    if (!named.empty() && named != current.id) return;  // of one that is no longer the current one
    current.cancelled = true;
  }
  renew(work, work.derived.of_session[kind.value]);
}

bool is_planned(const Case& c, const std::optional<pathway::SessionIndex>& kind) {
  if (!kind) return true;
  const auto& current = c.sessions[kind->value];
  return !current.id.empty() && !current.cancelled;
}

}  // namespace filrouge::interpreter
