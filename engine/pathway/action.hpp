#pragma once
#include "engine/calendar/duration.hpp"
#include "engine/pathway/event.hpp"
#include "engine/pathway/people.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace filrouge::pathway {

struct Action;

struct Raise {
  EventIndex event;
};
struct Send {
  EventIndex event;
  calendar::Duration after;
  std::optional<SendIndex> id;  // of Pathway::send_ids, for cancel; empty: cannot be cancelled
};
struct Cancel {
  SendIndex id;
};
struct If {
  expression::Program guard;
  std::vector<Action> then;
  std::vector<Action> otherwise;
};
struct Notify {
  NotifyIndex rule;  // of Pathway::notifies: how often it told is counted
  MessageIndex message;
  Recipients to;
};

// Executable content of transitions, `entry` and `exit`.
struct Action {
  std::variant<Assignment, Raise, Send, Cancel, If, Notify> what;
  // Dotted path and, of a notify, its message: "followup.work.building.on.timetable.published.timetable". Intents are
  // unique on it.
  std::string rule;
  Origin origin;
};

}  // namespace filrouge::pathway
