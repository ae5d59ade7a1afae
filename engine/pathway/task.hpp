#pragma once
#include "engine/pathway/event.hpp"
#include "engine/pathway/people.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace filrouge::pathway {

// For whom one task or message is made. A case knows only itself: it opens its own, and the service keeps one of all
// that are alike, by (school, cohort, rule), or by these and the session.
enum class Scope { pupil, school, session };

struct OpenOnEntry {};
struct OpenAtMoment {
  Moment moment;
};
struct OpenOnEvent {
  std::vector<EventPattern> events;
};

// Something to do, with the only reminder mechanism. Belongs to a state: withdrawn when the state is left or `when`
// turns false, closed by a `done` event.
struct Task {
  std::string name;
  std::string rule;  // "july.to_contact.call"
  std::string title;
  StateIndex state;
  RoleIndex role;                       // who acts
  std::optional<RoleIndex> answerable;  // who accounts
  std::variant<OpenOnEntry, OpenAtMoment, OpenOnEvent> open;
  std::optional<expression::Program> when;  // holds continuously
  std::optional<Moment> due;
  std::vector<EventPattern> done;  // empty: closed by hand
  std::vector<Requirement> requirements;
  std::optional<LadderIndex> ladder;
  std::optional<MessageIndex> message;  // what the owner is told; the standard text otherwise
  bool repeat = false;                  // closing opens the next one
  Scope per = Scope::pupil;
  std::optional<SessionIndex> session;  // there is one of it each time a session of that kind is planned
  Origin origin;
};

// A standing message: told once per case and state as soon as the state is active, `open` has come and `when` holds,
// never after `until`.
struct Tell {
  std::string name;
  std::string rule;  // "july.to_contact.july-failed"
  StateIndex state;
  MessageIndex message;
  Recipients to;
  std::optional<expression::Program> when;
  std::optional<Moment> open;
  std::optional<Moment> until;
  Late late = Late::fire;
  bool again_on_entry = false;
  Scope per = Scope::pupil;
  std::optional<SessionIndex> session;  // told once each time a session of that kind is planned
  Origin origin;
};

}  // namespace filrouge::pathway
