#pragma once
#include "engine/base/ids.hpp"
#include "engine/pathway/deadline.hpp"
#include "engine/pathway/fact.hpp"
#include "engine/pathway/state.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::pathway {

// A named date of the cohort. Without a rule the calendar must give it; a calendar may move any.
struct Milestone {
  std::string name;
  std::string title;
  std::optional<calendar::DateRule> rule;
  calendar::CohortYear year;  // the school year it belongs to
  Origin origin;
};

// A constant an overlay may change.
struct Parameter {
  std::string name;
  std::string title;
  expression::Type type;
  expression::Value value;
  Origin origin;
};

// Which pupils get a case.
struct CaseRule {
  std::optional<expression::Program> when;  // of Segment::subject
};

// The facts that say when and where a session takes place, for people's calendars.
struct SessionAppointment {
  FactIndex day;                   // of type date
  std::optional<FactIndex> hour;   // a string: "14 h 30"
  std::optional<FactIndex> place;  // a string
  std::chrono::minutes duration{60};
};

// A kind of session (workshop, meeting): gives KIND.planned, .held, .cancelled to its whole group and KIND.attended,
// .missed, .excused to each pupil. The current one is that which was planned last, until it is cancelled.
struct SessionKind {
  std::string name;
  std::string title;
  Origin origin;
  std::optional<SessionAppointment> appointment{};  // empty: it does not stand in calendars
};

// A pathway, checked and resolved: everything the interpreter needs, and nothing it must look up by name. Immutable
// once built.
struct Pathway {
  std::string name;
  std::string title;
  std::string version;
  std::string locale = "fr";
  std::string calendar_file;  // as written, relative to the pathway's file
  std::string messages_file;  // likewise
  PathwayHash hash;
  std::map<std::string, std::string> sources;  // texts the rules come from: title by short name

  // Segment::constants: parameters first, then milestones.
  std::vector<Parameter> parameters;
  std::vector<Milestone> milestones;
  CaseRule cases;

  Table<Role, RoleIndex> roles;
  Table<Outcome, OutcomeIndex> outcomes;
  Table<Message, MessageIndex> messages;
  Table<Ladder, LadderIndex> ladders;
  Table<Fact, FactIndex> facts;
  Table<EventDeclaration, EventIndex> events;
  std::vector<std::string> event_fields;    // names of Segment::event from EventSlots::first_field on
  std::vector<std::string> subject_fields;  // names of Segment::subject
  Table<SessionKind, SessionIndex> sessions;

  Table<State, StateIndex> states;  // the root first
  Table<Transition, TransitionIndex> transitions;
  Table<Timer, TimerIndex> timers;
  Table<Task, TaskIndex> tasks;
  Table<Tell, TellIndex> tells;
  std::vector<Deadline> deadlines;
  Table<std::string, SendIndex> send_ids;  // names for delayed events, distinct

  Table<std::string, NotifyIndex> notifies;  // rules of the actions that notify, distinct

  std::vector<std::string> files;  // what it was made of, the pathway's own file first
};

inline constexpr StateIndex root_state{0};

// Proper descendant: not of itself.
[[nodiscard]] bool is_descendant(const Pathway& pathway, StateIndex state, StateIndex ancestor);
[[nodiscard]] std::optional<StateIndex> find_state(const Pathway& pathway, std::string_view path);
[[nodiscard]] std::optional<EventIndex> find_event(const Pathway& pathway, std::string_view name);
[[nodiscard]] std::optional<SendIndex> find_send_id(const Pathway& pathway, std::string_view id);
[[nodiscard]] std::optional<NotifyIndex> find_notify(const Pathway& pathway, std::string_view rule);
// The same, entered where it is new.
[[nodiscard]] SendIndex enter_send_id(Pathway& pathway, std::string_view id);
[[nodiscard]] NotifyIndex enter_notify(Pathway& pathway, std::string_view rule);
[[nodiscard]] std::optional<FactIndex> find_fact(const Pathway& pathway, std::string_view name);

// A source as people cite it: "conv annexe 2.1" is "Convention nationale AvenirPro, annexe 2.1".
[[nodiscard]] std::string cited(const Pathway& pathway, const std::string& source);

}  // namespace filrouge::pathway
