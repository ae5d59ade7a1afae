#include "engine/scenario/rehearsal.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/base/words.hpp"
#include "engine/interpreter/advance.hpp"
#include "engine/interpreter/make_event.hpp"
#include "engine/interpreter/refuse.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace filrouge::scenario {

using nlohmann::json;

namespace {

Telling telling(const pathway::Pathway& p, Instant at, const interpreter::Intent& intent) {
  Telling told{at, "", p.roles[intent.role].name, std::string{intent.rule}, "", ""};
  if (intent.message) told.message = p.messages[*intent.message].name;
  if (intent.rung == 0) return told;
  const auto task =
      std::find_if(p.tasks.begin(), p.tasks.end(), [&](const auto& each) { return each.rule == intent.rule; });
  told.task = task->name;
  told.rung = p.ladders[*task->ladder].rungs[intent.rung - 1U].name;
  return told;
}

// Whether some state or task listens to it, by a pattern.
bool hears(const pathway::Pathway& p, const std::string& event) {
  const auto match = [&](const std::vector<pathway::EventPattern>& patterns) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const auto& pattern) { return pattern.matches(event); });
  };
  return std::any_of(p.transitions.begin(), p.transitions.end(),
                     [&](const auto& each) { return match(each.events); }) ||
         std::any_of(p.tasks.begin(), p.tasks.end(), [&](const auto& task) {
           const auto* open = std::get_if<pathway::OpenOnEvent>(&task.open);
           return match(task.done) || (open && match(open->events));
         });
}

}  // namespace

Rehearsal::Rehearsal(interpreter::Setting setting, Instant opening, Watcher watch)
    : setting_(std::move(setting)),
      case_(interpreter::blank_case(*setting_.pathway)),
      now_(opening),
      watch_(std::move(watch)) {
  case_ = step(interpreter::Open{}).after;
}

interpreter::Step Rehearsal::step(const interpreter::Stimulus& stimulus) {
  const auto before = watch_ ? case_ : interpreter::Case{};
  auto stepped = interpreter::step(setting_, std::move(case_), stimulus, now_);
  const auto* event = std::get_if<interpreter::Event>(&stimulus);
  collect(now_, stepped, event ? std::optional(event->event) : std::nullopt);
  if (watch_) watch_({setting_, now_, event, before, stepped});
  return stepped;
}

Result<void, std::string> Rehearsal::advance(Instant to, bool late) {
  if (to < now_) {
    return failure("Time does not go back: it is " + to_rfc3339(now_) + ", and " + to_rfc3339(to) + " is before.");
  }
  auto before = watch_ ? case_ : interpreter::Case{};
  const auto each = [&](Instant at, const interpreter::Step& step) {
    collect(at, step, std::nullopt);
    if (!watch_) return;
    watch_({setting_, at, nullptr, before, step});
    before = step.after;
  };
  auto advanced = interpreter::advance(setting_, std::move(case_), to, each, late ? std::optional(to) : std::nullopt);
  case_ = std::move(advanced.after);
  now_ = to;
  if (!advanced.reached) {
    return failure("Too much happens until " + to_rfc3339(to) +
                   ": let less time pass at once, or see whether timers arm one another without end.");
  }
  return {};
}

Result<std::optional<interpreter::Refusal>, std::string> Rehearsal::send(const std::string& event, const json& payload,
                                                                         std::optional<Day> occurred) {
  hear(event);
  const auto known = find_event(pathway(), event);
  if (!known) return std::optional{interpreter::refuse_unknown(setting_, case_, event)};
  // What is not declared has no fields that a guard could read: whatever came with it is let go.
  const bool declared = pathway().events[*known].declared;
  const auto made = interpreter::make_event(setting_, event, declared ? payload : json::object(), occurred, now_);
  if (!made) return failure(made.error());
  auto before = case_;
  auto stepped = step(*made);
  case_ = std::move(stepped.after);
  if (!stepped.refused && declared)
    taken_.insert_or_assign(event, Taken{{std::move(before), *made, now_}, payload, occurred, {}});
  return std::move(stepped.refused);
}

Result<std::optional<interpreter::Refusal>, std::string> Rehearsal::correct(const std::string& event,
                                                                            const json& payload,
                                                                            std::optional<Day> occurred) {
  const auto found = taken_.find(event);
  if (found == taken_.end()) return failure("The case recorded no " + in_quotes(event) + ".");
  auto& taken = found->second;
  auto fields = taken.payload;
  fields.merge_patch(payload);
  if (!occurred) occurred = taken.occurred;
  auto made = interpreter::make_event(setting_, event, fields, occurred, taken.event.at);
  if (!made) return failure(made.error());
  auto corrected = interpreter::correct(setting_, taken.event, *made, case_, taken.set_since);
  if (!corrected) return std::optional{std::move(corrected.error())};
  if (corrected->correction.facts.empty()) return failure("Nothing would be other: " + in_quotes(event) + " set that.");
  const auto set_since = taken.set_since;
  case_ = step(corrected->correction).after;
  taken.set_since = set_since;
  taken.event.event = std::move(*made);
  taken.payload = std::move(fields);
  taken.occurred = occurred;
  return std::optional<interpreter::Refusal>{};
}

Result<std::optional<interpreter::Refusal>, std::string> Rehearsal::reopen(const std::string& state) {
  const auto to = interpreter::state_to_go_on_in(pathway(), state);
  if (!to) return failure(to.error());
  auto stepped = step(interpreter::Reopening{*to});
  case_ = std::move(stepped.after);
  return std::move(stepped.refused);
}

Rehearsal::Happened Rehearsal::take() {
  return std::exchange(happened_, {});
}

// What a step sets is set since the events that were taken before it.
void Rehearsal::collect(Instant at, const interpreter::Step& step, std::optional<pathway::EventIndex> event) {
  const auto set = interpreter::facts_set(setting_, step.refused ? std::nullopt : event, step.reasons);
  if (!set.empty()) {
    for (auto& each : taken_) set.each([&](pathway::FactIndex fact) { each.second.set_since.insert(fact); });
  }
  for (const auto& effect : step.effects) {
    const auto collect_one = overloaded{
        [&](const interpreter::Intent& e) { happened_.told.push_back(telling(pathway(), at, e)); },
        [&](const interpreter::TaskOpened& e) {
          happened_.tasks.push_back({at, TaskChange::Kind::opened, e.task, e.due});
        },
        [&](const interpreter::TaskRetimed& e) {
          happened_.tasks.push_back({at, TaskChange::Kind::moved, e.task, e.due});
        },
        [&](const interpreter::TaskEnded& e) {
          const bool done = e.how == interpreter::TaskEnd::done;
          happened_.tasks.push_back({at, done ? TaskChange::Kind::done : TaskChange::Kind::withdrawn, e.task, {}});
        },
        [](const interpreter::CaseClosed&) {}};
    std::visit(collect_one, effect);
  }
  happened_.reasons.insert(happened_.reasons.end(), step.reasons.begin(), step.reasons.end());
}

// A pathway knows by number only the events it names. One that "*" hears becomes known here; nothing a case keeps is
// numbered after the events, so it goes on under the larger pathway.
void Rehearsal::hear(const std::string& event) {
  if (find_event(pathway(), event) || !hears(pathway(), event)) return;
  auto larger = std::make_shared<pathway::Pathway>(pathway());
  pathway::EventDeclaration declaration;
  declaration.name = event;
  declaration.declared = false;
  larger->events.add(std::move(declaration));
  setting_ = interpreter::make_setting(std::move(larger), setting_.place, setting_.cohort);
}

Day last_day(const interpreter::Setting& setting, Instant due) {
  return setting.place->zone->day(due - std::chrono::microseconds{1});
}

}  // namespace filrouge::scenario
