#include "cli/command/try.hpp"
#include "engine/base/words.hpp"
#include "engine/expression/json.hpp"
#include "engine/interpreter/explain.hpp"
#include "engine/scenario/civil_time.hpp"
#include "engine/scenario/rehearsal.hpp"

#include <array>
#include <istream>
#include <map>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;
using scenario::Rehearsal;
using scenario::TaskChange;
using scenario::Telling;

json instant_or_null(const std::optional<Instant>& instant) {
  return instant ? json(to_rfc3339(*instant)) : json(nullptr);
}

std::string rule_of(const Rehearsal& rehearsal, const interpreter::ArmedTimer& armed) {
  using interpreter::TimerKind;
  const auto& p = rehearsal.pathway();
  switch (armed.kind) {
    case TimerKind::transition:
      return p.timers[pathway::TimerIndex{armed.index}].rule;
    case TimerKind::task_open:
      return p.tasks[pathway::TaskIndex{armed.index}].rule + ".open";
    case TimerKind::rung: {
      const auto& task = p.tasks[pathway::TaskIndex{armed.index}];
      return task.rule + ".remind." + p.ladders[*task.ladder].rungs[armed.rung].name;
    }
    case TimerKind::tell_open:
      return p.tells[pathway::TellIndex{armed.index}].rule + ".open";
    case TimerKind::send:
      break;
  }
  return *rehearsal.setting().derived->event_names[armed.index].if_string();
}

// The id of a timer is the one given to a delayed event, else what tells two timers of one rule apart: the visit or
// opening it belongs to, of delayed events their order.
json timers(const Rehearsal& rehearsal) {
  json all = json::array();
  std::map<std::string, std::uint32_t> sent;
  for (const auto& armed : rehearsal.state().timers) {
    if (armed.elapsed) continue;
    const auto rule = rule_of(rehearsal, armed);
    const auto number = armed.kind == interpreter::TimerKind::send ? ++sent[rule] : armed.occurrence;
    const auto id = armed.id ? rehearsal.pathway().send_ids[*armed.id] : rule + "#" + std::to_string(number);
    all.push_back({{"id", id}, {"due", instant_or_null(armed.due)}, {"rule", rule}});
  }
  return all;
}

json telling(const Telling& told) {
  json line{{"at", to_rfc3339(told.at)}, {"role", told.role}, {"rule", told.rule}};
  line["message"] = told.message.empty() ? json(nullptr) : json(told.message);
  if (!told.task.empty()) line["reminder"] = told.rung;
  return line;
}

json task_change(const pathway::Pathway& p, const TaskChange& change) {
  constexpr std::array names{"opened", "moved", "done", "withdrawn"};
  const auto& task = p.tasks[change.task];
  json line{{"at", to_rfc3339(change.at)},
            {"change", names[static_cast<std::size_t>(change.kind)]},
            {"task", task.rule},
            {"title", task.title},
            {"role", p.roles[task.role].name}};
  if (change.due) line["due"] = to_rfc3339(*change.due);
  return line;
}

json refusal(const pathway::Pathway& p, const interpreter::Refusal& refused) {
  constexpr std::array kinds{"nothing_takes_it", "guard_false",   "requirement_unmet",
                             "closed",           "unknown_event", "not_closed"};
  json would_take = json::array();
  for (const auto& event : refused.would_take) would_take.push_back(p.events[event].name);
  return {{"kind", kinds[static_cast<std::size_t>(refused.kind)]},
          {"sentences", refused.sentences},
          {"would_take", std::move(would_take)}};
}

json answer(Rehearsal& rehearsal, const std::optional<interpreter::Refusal>& refused) {
  const auto& p = rehearsal.pathway();
  const auto& c = rehearsal.state();
  json line{{"now", to_rfc3339(rehearsal.now())}, {"configuration", configuration_names(p, c)}};
  line["data"] = json::object();
  for (const auto fact : p.facts.indices()) line["data"][p.facts[fact].name] = expression::to_json(c.facts[fact.value]);
  line["timers"] = timers(rehearsal);
  const auto happened = rehearsal.take();
  line["messages"] = json::array();
  for (const auto& told : happened.told) line["messages"].push_back(telling(told));
  line["tasks"] = json::array();
  for (const auto& change : happened.tasks) line["tasks"].push_back(task_change(p, change));
  line["reasons"] = json::array();
  for (const auto& reason : happened.reasons) line["reasons"].push_back(interpreter::explain(p, reason));
  if (c.outcome) line["outcome"] = p.outcomes[*c.outcome].code;
  if (refused) line["refused"] = refusal(p, *refused);
  return line;
}

// One line as asked; a sentence where it is not understood.
struct Request {
  std::optional<Instant> at;
  std::string event;      // recorded
  bool corrects = false;  // or put right
  std::string reopen;     // or the state in which the case goes on
  json payload = json::object();
  std::optional<Day> occurred;
  bool late = false;  // nothing ran until `at`
};

Result<Request, std::string> parse(const std::string& text, const calendar::Zone& zone) {
  const auto line = json::parse(text, nullptr, false);
  if (!line.is_object())
    return failure(std::string{R"(A line is a JSON object: {"at": T, "event": NAME, "payload": {…}}.)"});
  Request request;
  for (const auto& [key, value] : line.items()) {
    if (value.is_null()) continue;
    if (key == "payload") {
      if (!value.is_object()) return failure(std::string{"\"payload\" is an object of fields."});
      request.payload = value;
      continue;
    }
    if (key == "late") {
      if (!value.is_boolean()) return failure(std::string{"\"late\" is true or false."});
      request.late = value;
      continue;
    }
    const bool acts = key == "event" || key == "correct" || key == "reopen";
    if (key != "at" && key != "occurred" && !acts) {
      return failure(in_quotes(key) +
                     " is not known; a line has at, late, event, payload, occurred, correct and reopen.");
    }
    if (!value.is_string()) return failure(in_quotes(key) + " is a text.");
    const auto words = value.get<std::string>();
    if (acts && words.empty()) return failure(in_quotes(key) + " is empty; without it, time passes.");
    if (acts && !(request.event + request.reopen).empty())
      return failure(std::string{"A line does one thing: event, correct or reopen."});
    if (acts) (key == "reopen" ? request.reopen : request.event) = words;
    if (key == "correct") request.corrects = true;
    if (key == "at" && !(request.at = scenario::parse_time(words, zone))) {
      return failure(in_quotes(words) +
                     " is not a time: write 2026-07-13T12:00:00+02:00, 2026-07-13T12:00 or 2026-07-13.");
    }
    if (key != "occurred") continue;
    const auto occurred = scenario::parse_time(words, zone);
    if (!occurred) return failure(in_quotes(words) + " is not a date: write 2026-07-13, or an instant of that day.");
    request.occurred = zone.day(*occurred);
  }
  if (request.event.empty() && (!request.payload.empty() || request.occurred)) {
    return failure(std::string{"\"payload\" and \"occurred\" go with an event."});
  }
  return request;
}

Result<std::optional<interpreter::Refusal>, std::string> play(Rehearsal& rehearsal, const Request& request) {
  if (request.at) {
    if (const auto reached = rehearsal.advance(*request.at, request.late); !reached) return failure(reached.error());
  }
  if (!request.reopen.empty()) return rehearsal.reopen(request.reopen);
  if (request.event.empty()) return std::optional<interpreter::Refusal>{};
  if (request.corrects) return rehearsal.correct(request.event, request.payload, request.occurred);
  return rehearsal.send(request.event, request.payload, request.occurred);
}

}  // namespace

void try_in_json(std::istream& in, std::ostream& out, interpreter::Setting setting, Instant now) {
  const auto write = [&](const json& line) {
    out << line.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
  };
  Rehearsal rehearsal(std::move(setting), now);
  write(answer(rehearsal, std::nullopt));
  std::string line;
  while (std::getline(in, line)) {
    const auto request = parse(line, *rehearsal.setting().place->zone);
    if (!request) {
      write({{"error", request.error()}});
      continue;
    }
    const auto before = rehearsal;
    const auto played = play(rehearsal, *request);
    if (!played) rehearsal = before;
    write(played ? answer(rehearsal, *played) : json{{"error", played.error()}});
  }
}

}  // namespace filrouge::cli
