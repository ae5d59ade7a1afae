#include "engine/scenario/run_scenario.hpp"

#include "engine/base/words.hpp"
#include "engine/expression/json.hpp"
#include "engine/scenario/civil_time.hpp"
#include "engine/scenario/rehearsal.hpp"
#include "engine/scenario/values_read.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace filrouge::scenario {
namespace {

using loading::Expectation;
using loading::ExpectedTelling;
using nlohmann::json;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text.empty() ? "none" : text;
}

std::string joined(const std::vector<ExpectedTelling>& tellings) {
  std::vector<std::string> words;
  for (const auto& each : tellings) words.push_back(each.what + " to " + each.role);
  return joined(words);
}

// "result.received", "correct result.received", "reopen july".
std::string named(const loading::ScenarioStep& step) {
  if (!step.reopen.empty()) return "reopen " + step.reopen;
  return (step.corrects ? "correct " : "") + step.event;
}

// Segment::subject: the pupil of the scenario, null for what it does not say.
std::vector<expression::Value> subject_of(const loading::Scenario& scenario, const pathway::Pathway& pathway) {
  std::vector<expression::Value> subject;
  for (const auto& field : pathway.subject_fields) {
    const auto given = std::find_if(scenario.student.begin(), scenario.student.end(), [&](const auto& each) {
      return each.first == field || each.first == "student." + field;
    });
    expression::Value value = given == scenario.student.end() ? expression::Value{} : given->second;
    const auto* text = value.if_string();
    if (const auto day = text && field.ends_with("_date") ? parse_day(*text) : std::nullopt) value = *day;
    subject.push_back(std::move(value));
  }
  return subject;
}

class Run {
 public:
  Run(const loading::Scenario& scenario, interpreter::Setting setting, Instant opening,
      std::vector<Invariant> invariants, Watcher watch)
      : invariants_(std::move(invariants)),
        watch_(std::move(watch)),
        subject_(subject_of(scenario, *setting.pathway)),
        at_{1, 1},
        title_("opens"),
        rehearsal_(std::move(setting), opening, [this](const Stepped& stepped) { see(stepped); }) {
    static_cast<void>(rehearsal_.take());  // what opening does is not a step
  }

  // What opening the case breaks.
  [[nodiscard]] const std::vector<Mismatch>& opening() const { return mismatches_; }

  // Empty where the step went as expected.
  std::vector<Mismatch> play(const loading::ScenarioStep& step) {
    mismatches_.clear();
    reasons_.clear();
    at_ = step.at;
    const auto to = step.time ? zone().instant(*step.time) : rehearsal_.now();
    title_ = civil_time(to, zone()) + (step.acts() ? " " + named(step) : "");
    if (const auto reached = rehearsal_.advance(to, step.late); !reached) {
      complain("time that goes on", reached.error());
    } else if (step.acts()) {
      act(step);
    }
    const auto happened = rehearsal_.take();
    if (mismatches_.empty()) compare(step.expect, happened);
    for (auto& mismatch : mismatches_) mismatch.reasons = reasons_;
    return mismatches_;
  }

 private:
  void see(const Stepped& stepped) {
    if (watch_) watch_(stepped);
    const auto sentences = explained(stepped);
    reasons_.insert(reasons_.end(), sentences.begin(), sentences.end());
    if (stepped.step.refused || !mismatches_.empty()) return;
    for (const auto& [sentence, why] : broken_of(invariants_, stepped.setting, stepped.step.after, stepped.at))
      complain("always: " + sentence, why);
  }

  void act(const loading::ScenarioStep& step) {
    const auto sent = scenario::act(rehearsal_, step);
    const auto& expected = step.expect.refused;
    if (!sent) return complain(named(step), sent.error());
    if (!*sent) {
      if (expected) complain("refused" + (expected->empty() ? "" : ": " + *expected), "taken");
      return;
    }
    const auto& sentences = (*sent)->sentences;
    const auto words = sentences.empty() ? "refused: nothing takes it" : "refused: " + joined(sentences);
    if (!expected) {
      complain("taken", words);
    } else if (!expected->empty() && std::find(sentences.begin(), sentences.end(), *expected) == sentences.end()) {
      complain("refused: " + *expected, words);
    }
  }

  void compare(const Expectation& expect, const Rehearsal::Happened& happened) {
    const auto state = configuration_names(rehearsal_.pathway(), rehearsal_.state());
    if (expect.state && *expect.state != state) complain("state: " + joined(*expect.state), joined(state));
    for (const auto& [name, value] : expect.facts) compare_fact(name, value);
    if (expect.messages) compare_told("messages", *expect.messages, received(happened, false));
    if (expect.reminders) compare_told("reminders", *expect.reminders, received(happened, true));
    if (expect.tasks) compare_tasks(*expect.tasks);
    if (expect.outcome) compare_outcome(*expect.outcome);
  }

  void compare_fact(const std::string& name, const expression::Value& value) {
    const auto index = find_fact(rehearsal_.pathway(), name);
    if (!index) return complain("the fact " + name, "the pathway has no such fact");
    const auto expected = expression::to_json(value);
    const auto actual = expression::to_json(rehearsal_.state().facts[index->value]);
    if (expected != actual) complain(name + ": " + expected.dump(), actual.dump());
  }

  void compare_told(const std::string& what, const std::vector<ExpectedTelling>& expected,
                    const std::vector<ExpectedTelling>& actual) {
    if (expected != actual) complain(what + ": " + joined(expected), joined(actual));
  }

  void compare_tasks(const std::vector<std::string>& expected) {
    std::vector<std::string> actual;
    bool all_found = true;
    auto left = expected;
    for (const auto& open : rehearsal_.state().tasks) {
      const auto& task = rehearsal_.pathway().tasks[open.task];
      const auto due = open.due ? " due " + to_string(last_day(rehearsal_.setting(), *open.due)) : "";
      actual.push_back(task.name + due);
      const auto found = std::find_if(left.begin(), left.end(), [&](const std::string& words) {
        return words == task.name || words == task.rule || words == task.name + due || words == task.rule + due;
      });
      all_found = all_found && found != left.end();
      if (found != left.end()) left.erase(found);
    }
    if (!all_found || !left.empty()) complain("tasks: " + joined(expected), joined(actual));
  }

  void compare_outcome(const std::string& expected) {
    const auto outcome = rehearsal_.state().outcome;
    const auto actual = outcome ? rehearsal_.pathway().outcomes[*outcome].code : std::string{"none"};
    if (expected != actual) complain("outcome: " + expected, actual);
  }

  // What somebody was told, sorted: not what the `when` of a role keeps from everybody who holds it.
  [[nodiscard]] std::vector<ExpectedTelling> received(const Rehearsal::Happened& happened, bool reminders) const {
    std::vector<ExpectedTelling> told;
    for (const auto& telling : happened.told) {
      if (telling.task.empty() == reminders || !reaches(telling)) continue;
      told.push_back({reminders ? telling.task : telling.message, telling.role});
    }
    std::sort(told.begin(), told.end());
    return told;
  }

  [[nodiscard]] bool reaches(const Telling& telling) const {
    const auto& roles = rehearsal_.pathway().roles;
    const auto role =
        std::find_if(roles.begin(), roles.end(), [&](const auto& each) { return each.name == telling.role; });
    if (!role->when) return true;
    expression::Frame frame;
    frame.segments[static_cast<std::size_t>(expression::Segment::facts)] = rehearsal_.state().facts;
    frame.segments[static_cast<std::size_t>(expression::Segment::constants)] = rehearsal_.setting().constants;
    frame.segments[static_cast<std::size_t>(expression::Segment::subject)] = subject_;
    frame.now = telling.at;
    frame.place = rehearsal_.setting().place.get();
    return role->when->holds(frame);
  }

  void complain(std::string expected, std::string happened) {
    mismatches_.push_back({at_, title_, std::move(expected), std::move(happened), {}});
  }

  [[nodiscard]] const calendar::Zone& zone() const { return *rehearsal_.setting().place->zone; }

  std::vector<Invariant> invariants_;
  Watcher watch_;
  std::vector<expression::Value> subject_;
  std::vector<std::string> reasons_;  // of the step
  Position at_;
  std::string title_;
  std::vector<Mismatch> mismatches_;
  Rehearsal rehearsal_;
};

}  // namespace

Result<std::optional<interpreter::Refusal>, std::string> act(Rehearsal& rehearsal, const loading::ScenarioStep& step) {
  if (!step.reopen.empty()) return rehearsal.reopen(step.reopen);
  auto payload = json::object();
  for (const auto& [name, value] : step.payload) payload[name] = expression::to_json(value);
  if (step.corrects) return rehearsal.correct(step.event, payload, step.occurred);
  return rehearsal.send(step.event, payload, step.occurred);
}

Result<interpreter::Setting, std::string> setting_of(const loading::Scenario& scenario,
                                                     std::shared_ptr<const pathway::Pathway> pathway,
                                                     const calendar::Place& place) {
  const auto opening = std::chrono::floor<std::chrono::days>(scenario.opens);
  const auto cohort = scenario.cohort.value_or(calendar::school_year(opening));
  auto dated = place;
  for (const auto& [name, day] : scenario.milestones) {
    const auto& known = pathway->milestones;
    const auto milestone = std::ranges::find(known, name, &pathway::Milestone::name);
    if (milestone == known.end()) return failure("The pathway has no milestone " + in_quotes(name) + ".");
    dated.milestones[{name, cohort + milestone->year.ahead}] = day;
  }
  return interpreter::make_setting(std::move(pathway),
                                   std::make_shared<const calendar::Place>(calendar::seal(std::move(dated))), cohort);
}

std::vector<Mismatch> run_scenario(const loading::Scenario& scenario, interpreter::Setting setting,
                                   std::vector<Invariant> invariants, Watcher watch) {
  const auto opening = setting.place->zone->instant(scenario.opens);
  Run run(scenario, std::move(setting), opening, std::move(invariants), std::move(watch));
  if (!run.opening().empty()) return run.opening();
  for (const auto& step : scenario.steps) {
    if (auto mismatches = run.play(step); !mismatches.empty()) return mismatches;
  }
  return {};
}

}  // namespace filrouge::scenario
