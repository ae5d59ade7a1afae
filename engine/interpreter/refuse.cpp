#include "engine/interpreter/refuse.hpp"

#include "engine/base/suggest.hpp"
#include "engine/base/words.hpp"
#include "engine/interpreter/tasks.hpp"

namespace filrouge::interpreter {

using pathway::EventIndex;

std::vector<EventIndex> awaited(const Setting& setting, const Case& c) {
  std::vector<EventIndex> events;
  if (c.closed) return events;
  for (const auto event : setting.pathway->events.indices()) {
    if (setting.pathway->events[event].by_engine) continue;
    if (setting.derived->hearers(event).intersects(c.active) || touches_task(setting, c, event))
      events.push_back(event);
  }
  return events;
}

Refusal refuse_unknown(const Setting& setting, const Case& c, std::string_view event) {
  return {Refusal::Kind::unknown_event, {unknown_event(*setting.pathway, event)}, awaited(setting, c)};
}

std::string unknown_event(const pathway::Pathway& pathway, std::string_view event) {
  std::vector<std::string> known;
  for (const auto& each : pathway.events) known.push_back(each.name);
  const auto nearest = nearest_name(event, known);
  return "The pathway " + in_quotes(pathway.name) + " has no event " + in_quotes(event) + "." +
         (nearest ? " Did you mean " + in_quotes(*nearest) + "?" : "");
}

Result<pathway::StateIndex, std::string> state_to_go_on_in(const pathway::Pathway& pathway, std::string_view path) {
  const auto state = pathway::find_state(pathway, path);
  if (!state) {
    std::vector<std::string> known;
    for (const auto& each : pathway.states) known.push_back(each.path);
    const auto nearest = nearest_name(path, known);
    return failure("The pathway " + in_quotes(pathway.name) + " has no state " + in_quotes(path) + "." +
                   (nearest ? " Did you mean " + in_quotes(*nearest) + "?" : ""));
  }
  const auto& it = pathway.states[*state];
  if (*state == pathway::root_state) return failure(std::string("Say in which state the case goes on."));
  if (it.kind == pathway::StateKind::final)
    return failure(in_quotes(it.path) + " is a final state: name one to go on in.");
  if (pathway::is_history(it.kind)) return failure(in_quotes(it.path) + " is a history state: name one to go on in.");
  return *state;
}

}  // namespace filrouge::interpreter
