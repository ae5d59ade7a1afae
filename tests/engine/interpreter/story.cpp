#include "engine/interpreter/story.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/calendar/fixtures.hpp"
#include "engine/interpreter/advance.hpp"
#include "engine/interpreter/make_event.hpp"
#include "engine/interpreter/timers.hpp"

#include <algorithm>
#include <stdexcept>

namespace filrouge::interpreter::test {

std::shared_ptr<const calendar::Place> paris_lycee(const std::map<std::string, std::string>& milestones) {
  calendar::Place place;
  place.name = "0750001A";
  place.zone = std::make_shared<calendar::Zone>(calendar::test::paris());
  for (const auto& [name, date] : milestones) place.milestones[{name, 2025}] = parse_day(date).value();
  return std::make_shared<calendar::Place>(calendar::seal(place));
}

Story::Story(PathwaySpec spec, std::string_view opened, const std::map<std::string, std::string>& milestones)
    : setting_(make_setting(filrouge::test::build(std::move(spec)), paris_lycee(milestones), 2025)),
      case_(blank_case(*setting_.pathway)),
      now_(setting_.place->zone->instant(parse_local_time(opened).value())) {
  take(Open{});
}

void Story::record(Instant now, const Step& step) {
  const auto& pathway = *setting_.pathway;
  const auto when = local(now) + " ";
  for (const auto& effect : step.effects) {
    std::visit(
        overloaded{[&](const Intent& intent) {
                     const auto rung = intent.rung > 0 ? "#" + std::to_string(intent.rung) : "";
                     told_.push_back(when + std::string(intent.rule) + rung + " > " + pathway.roles[intent.role].name);
                   },
                   [&](const TaskOpened& opened) {
                     task_changes_.push_back(when + pathway.tasks[opened.task].name + " opened");
                   },
                   [&](const TaskRetimed& moved) {
                     task_changes_.push_back(when + pathway.tasks[moved.task].name + " retimed");
                   },
                   [&](const TaskEnded& ended) {
                     task_changes_.push_back(when + pathway.tasks[ended.task].name +
                                             (ended.how == TaskEnd::done ? " done" : " withdrawn"));
                   },
                   [](const CaseClosed&) {}},
        effect);
  }
  last_.effects = step.effects;
  last_.reasons = step.reasons;
  last_.refused = step.refused;
}

void Story::take(const Stimulus& stimulus) {
  auto taken = step(setting_, std::move(case_), stimulus, now_);
  record(now_, taken);
  case_ = std::move(taken.after);
}

Story& Story::at(std::string_view text) {
  const auto until = setting_.place->zone->instant(parse_local_time(text).value());
  auto advanced = advance(setting_, std::move(case_), until, [&](Instant now, const Step& step) { record(now, step); });
  if (!advanced.reached) throw std::runtime_error("the case never comes to rest");
  case_ = std::move(advanced.after);
  now_ = until;
  return *this;
}

Story& Story::on(std::string_view event, const nlohmann::json& payload, std::string_view occurred) {
  auto made = make_event(setting_, event, payload, parse_day(occurred), now_);
  if (!made) throw std::invalid_argument(made.error());
  take(*made);
  return *this;
}

Story& Story::resettle(const std::map<std::string, std::string>& milestones) {
  setting_ = make_setting(setting_.pathway, paris_lycee(milestones), 2025, setting_.derived);
  take(Resettled{});
  return *this;
}

std::string Story::where() const {
  std::string all;
  for (const auto& name : configuration_names(*setting_.pathway, case_)) all += (all.empty() ? "" : " ") + name;
  return all;
}

expression::Value Story::fact(std::string_view name) const {
  return case_.facts.at(pathway::find_fact(*setting_.pathway, name).value().value);
}

std::string Story::local(Instant instant) const {
  const auto civil = setting_.place->zone->local(instant);
  const auto day = std::chrono::floor<std::chrono::days>(civil);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(civil - day).count();
  const auto two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return to_string(day) + "T" + two(minutes / 60) + ":" + two(minutes % 60);
}

Names Story::open_tasks() const {
  Names names;
  for (const auto& task : case_.tasks)
    names.push_back(setting_.pathway->tasks[task.task].name + (task.due ? " until " + local(*task.due) : ""));
  return names;
}

Names Story::timers() const {
  Names names;
  for (const auto& timer : case_.timers) {
    const auto& pathway = *setting_.pathway;
    const auto rule = timer.kind == TimerKind::transition  ? pathway.timers[{timer.index}].rule
                      : timer.kind == TimerKind::send      ? pathway.events[{timer.index}].name
                      : timer.kind == TimerKind::tell_open ? pathway.tells[{timer.index}].rule
                      : timer.kind == TimerKind::task_open
                          ? pathway.tasks[{timer.index}].rule
                          : pathway.tasks[{timer.index}].rule + "#" + std::to_string(timer.rung + 1);
    names.push_back(rule + (timer.due ? " " + local(*timer.due) : " unresolved") + (timer.elapsed ? " elapsed" : ""));
  }
  return names;
}

std::string Story::outcome() const {
  return case_.outcome ? setting_.pathway->outcomes[*case_.outcome].code : "";
}

Names Story::told() {
  return std::exchange(told_, {});
}
Names Story::task_changes() {
  return std::exchange(task_changes_, {});
}

std::vector<Reason> Story::reasons(ReasonCode code) const {
  std::vector<Reason> some;
  for (const auto& reason : last_.reasons)
    if (reason.code == code) some.push_back(reason);
  return some;
}

Names Story::would_take() const {
  Names names;
  if (last_.refused)
    for (const auto event : last_.refused->would_take) names.push_back(setting_.pathway->events[event].name);
  return names;
}

}  // namespace filrouge::interpreter::test
