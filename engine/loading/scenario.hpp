#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/base/time.hpp"
#include "engine/expression/value.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace filrouge::loading {

// "welcome to student": a message and the role it goes to; for a reminder, a task and the role.
struct ExpectedTelling {
  std::string what;
  std::string role;
  friend auto operator<=>(const ExpectedTelling&, const ExpectedTelling&) = default;
};

// What a step of a scenario says about the case afterwards. What is not given is not looked at.
struct Expectation {
  std::optional<std::vector<std::string>> state;  // dotted paths of the active atomic states
  std::vector<std::pair<std::string, expression::Value>> facts;
  std::optional<std::vector<ExpectedTelling>> messages;   // all sent since the step before, but for reminders
  std::optional<std::vector<ExpectedTelling>> reminders;  // all rungs of ladders reached since the step before
  std::optional<std::vector<std::string>> tasks;          // all open tasks, by name or dotted path
  std::optional<std::string> outcome;                     // the code the case is closed with
  std::optional<std::string> refused;                     // what is done is refused, with this sentence where not empty
};

struct ScenarioStep {
  Position at;                    // in the file
  std::optional<LocalTime> time;  // in the lycée's zone; empty: the instant of the step before
  bool late = false;              // nothing ran until then
  std::string event;              // what is recorded
  bool corrects = false;          // what is put right instead: the event of that name that was taken last
  std::string reopen;             // or the state in which the closed case goes on; without any of them time passes
  std::optional<Day> occurred;
  std::vector<std::pair<std::string, expression::Value>> payload;  // dates are strings still
  Expectation expect;
  // Somebody does something.
  [[nodiscard]] bool acts() const { return !event.empty() || !reopen.empty(); }
};

// What must hold whenever a case is at rest: a sentence for people, and the expression it stands for.
struct DeclaredInvariant {
  std::string sentence;
  std::string expression;
  std::string file;
  Position at;          // of the expression
  std::string pathway;  // the name of the one it speaks of; empty: of any
};

// One story of one pupil, told by the author of a pathway: what happens, and what must follow.
struct Scenario {
  std::string file;
  std::string title;
  std::string pathway;                    // as written, relative to the scenario's file
  std::string school;                     // UAI; empty: metropolitan France, Paris time
  std::optional<int> cohort;              // first civil year of the school year; empty: that of `opens`
  LocalTime opens;                        // when the case is opened, in the lycée's zone
  std::map<std::string, Day> milestones;  // dates given here, as a calendar would
  std::vector<std::pair<std::string, expression::Value>> student;  // "student.birth_date": what roles may ask
  std::vector<DeclaredInvariant> invariants;
  std::vector<ScenarioStep> steps;
};

// Reads a scenario file. Findings are added under the name `file`; nothing is returned when one is an error.
[[nodiscard]] std::optional<Scenario> load_scenario(const std::string& file, std::string_view text,
                                                    Diagnostics& findings);

// Reads a file that has only `invariants` and those of named `pathways`, for all scenarios beside it. Findings as
// above; empty where one is an error.
[[nodiscard]] std::vector<DeclaredInvariant> load_invariants(const std::string& file, std::string_view text,
                                                             Diagnostics& findings);

}  // namespace filrouge::loading
