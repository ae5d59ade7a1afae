#pragma once
#include "engine/interpreter/correct.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace filrouge::scenario {

// Somebody is told something: a message, or the reminder of a task.
struct Telling {
  Instant at;
  std::string message;  // empty: the standard reminder
  std::string role;
  std::string rule;  // dotted path of what tells: a state's message, a transition, the reminded task
  std::string task;  // of a reminder, the task's name; else empty
  std::string rung;  // of a reminder, the moment as written in its ladder
};

struct TaskChange {
  enum class Kind { opened, moved, done, withdrawn };
  Instant at;
  Kind kind = Kind::opened;
  pathway::TaskIndex task;
  std::optional<Instant> due;  // of opened and moved
};

// One step of a rehearsed case, as it is shown to whoever watches; nothing of it may be kept by reference.
struct Stepped {
  const interpreter::Setting& setting;
  Instant at;
  const interpreter::Event* event;  // the event from outside; nullptr when time or the opening moved the case
  const interpreter::Case& before;
  const interpreter::Step& step;
};
using Watcher = std::function<void(const Stepped&)>;

// One case of a pathway played in memory, from its opening on. What happens is collected until it is taken.
class Rehearsal {
 public:
  struct Happened {
    std::vector<Telling> told;
    std::vector<TaskChange> tasks;
    std::vector<interpreter::Reason> reasons;
  };

  // `watch` sees every step, the opening included.
  Rehearsal(interpreter::Setting setting, Instant opening, Watcher watch = {});

  // Lets time pass; where `late`, nothing ran until `to`, and what was due runs then. Refused with a sentence when `to`
  // is before now().
  [[nodiscard]] Result<void, std::string> advance(Instant to, bool late = false);

  // Records an event now; see interpreter::make_event for its parts and its errors. Gives the refusal, nothing where
  // the event was taken. An event that is not declared is known as soon as a transition hears it, and
  // its payload is ignored.
  [[nodiscard]] Result<std::optional<interpreter::Refusal>, std::string> send(const std::string& event,
                                                                              const nlohmann::json& payload,
                                                                              std::optional<Day> occurred);

  // Puts right the event of that name that was taken last: `payload` holds the fields that were different
  // (interpreter::correct). Gives the refusal, nothing where facts are other now.
  [[nodiscard]] Result<std::optional<interpreter::Refusal>, std::string> correct(const std::string& event,
                                                                                 const nlohmann::json& payload,
                                                                                 std::optional<Day> occurred);

  // Lets the closed case go on in a state, named by its dotted path.
  [[nodiscard]] Result<std::optional<interpreter::Refusal>, std::string> reopen(const std::string& state);

  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] const interpreter::Case& state() const { return case_; }
  [[nodiscard]] const interpreter::Setting& setting() const { return setting_; }
  [[nodiscard]] const pathway::Pathway& pathway() const { return *setting_.pathway; }

  // All that happened since this was last called.
  [[nodiscard]] Happened take();

 private:
  [[nodiscard]] interpreter::Step step(const interpreter::Stimulus& stimulus);
  void collect(Instant at, const interpreter::Step& step, std::optional<pathway::EventIndex> event);
  void hear(const std::string& event);

  struct Taken {
    interpreter::TakenEvent event;
    nlohmann::json payload;
    std::optional<Day> occurred;
    interpreter::Facts set_since;
  };

  interpreter::Setting setting_;
  interpreter::Case case_;
  Instant now_;
  Watcher watch_;
  Happened happened_;
  std::map<std::string, Taken> taken_;  // the latest of each name
};

// The last day of a deadline: of a midnight, the day it ends.
[[nodiscard]] Day last_day(const interpreter::Setting& setting, Instant due);

}  // namespace filrouge::scenario
