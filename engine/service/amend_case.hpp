#pragma once
#include "engine/interpreter/correct.hpp"
#include "engine/service/library.hpp"
#include "engine/service/stores.hpp"
#include "engine/service/submitted_event.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::service {

class StepRecorder;

// An event that was not as a case recorded it.
struct EventCorrection {
  port::CaseKey subject;
  std::string event;
  std::optional<std::int64_t> step;  // the history row; empty: the latest of that name
  std::string fields;                // JSON object as for an event: those that were different; null empties one
  std::optional<Day> occurred;       // where that was different too
  std::string by;                    // "office:142"; never a name
};

// A closed case that shall go on.
struct CaseReopening {
  port::CaseKey subject;
  std::string to;  // dotted path of a state
  std::string by;
};

// `taken`, `refused` or `malformed`, with the sentences that say why not.
struct AmendAnswer {
  EventAnswer::Kind kind = EventAnswer::Kind::taken;
  std::vector<std::string> sentences;
  std::vector<std::string> facts;  // of a correction: those that are other now
  std::vector<std::string> later;  // those that keep what was recorded since
};

// What people put right by hand. Both are steps like any other: kept in history, decided again by `filrouge verify`,
// written where the case has not changed meanwhile. Nothing that was told or done is unsaid.
class AmendCase {
 public:
  AmendCase(port::CaseStore& cases, Library& library) : cases_(cases), library_(library) {}

  // Facts and logs become what the event would have made of them; conditions, timers and tasks that depend on them are
  // looked at again, and entries and transitions of the event are not.
  [[nodiscard]] AmendAnswer correct(const EventCorrection& correction, Instant now);
  // The case enters its pathway again, in the state given; facts stay as they are.
  [[nodiscard]] AmendAnswer reopen(const CaseReopening& reopening, Instant now);

 private:
  // Decides on the recorder of the case as it stands by `now`, and answers; what it stepped is stored. Throws
  // OutsideFailure: not_found without such a case, busy when it goes on losing races.
  using Decide = std::function<AmendAnswer(const port::CaseRecord&, const interpreter::Setting&, StepRecorder&)>;
  [[nodiscard]] AmendAnswer amend(const port::CaseKey& subject, Instant now, const Decide& decide);

  port::CaseStore& cases_;
  Library& library_;
};

}  // namespace filrouge::service
