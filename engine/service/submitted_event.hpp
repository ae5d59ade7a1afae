#pragma once
#include "engine/port/batch.hpp"
#include "engine/port/case_record.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace filrouge::service {

// How a file names a pupil; empty what it does not tell.
struct PupilIdentity {
  std::string ine;
  std::string family_name;
  std::string given_names;
  std::string birth_date;  // ISO 8601
};

// Whom an event is about: a case; a pupil, whatever case is open; or the whole school.
struct AboutPupil {
  SchoolId school;
  PupilIdentity pupil;
};
struct AboutSchool {
  SchoolId school;
};
using About = std::variant<port::CaseKey, AboutPupil, AboutSchool>;

// An event from outside, before anybody asked whether it can be taken.
struct SubmittedEvent {
  About about;
  std::string name;
  std::string payload;          // JSON object; values may be texts, whatever their type (see event_form.hpp)
  std::optional<Day> occurred;  // where that is not the day it is recorded
  std::string by;               // "office:142", "import"; never a name
  std::string source;           // with the reference, per case: what makes a second arrival change nothing
  std::string reference;
  // The source says how things are, not what happened (a list of results): its latest word counts, and what it says
  // again after having said otherwise is new.
  bool latest_counts = false;
};

// What became of it.
struct EventAnswer {
  enum class Kind {
    taken,
    known,     // had arrived before: nothing changed
    refused,   // the case does not take it now
    malformed  // unknown event, wrong payload, nobody it could be about
  };
  Kind kind = Kind::taken;
  std::vector<port::CaseKey> cases;     // that took it, or refused it
  std::vector<std::string> sentences;   // why not
  std::vector<std::string> would_take;  // names of the events the refusing case takes now
};

}  // namespace filrouge::service
