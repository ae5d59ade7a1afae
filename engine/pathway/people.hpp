#pragma once
#include "engine/expression/program.hpp"
#include "engine/pathway/index.hpp"
#include "engine/pathway/late.hpp"
#include "engine/pathway/moment.hpp"
#include "engine/pathway/origin.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::pathway {

// How somebody may be reached; what each is stands in docs/reference/configuration.md.
inline constexpr std::array<std::string_view, 4> channel_names{"email", "sms", "letter", "webhook"};

struct Role {
  std::string name;
  std::string title;
  std::vector<std::string> channels;        // tried in order; empty: the delivery's default
  std::optional<expression::Program> when;  // asked at delivery, of the recipient (Segment::subject and facts)
  std::optional<RoleIndex> stand_in;        // acyclic
  std::string organisation;                 // empty: the lycée itself
  std::string digest;                       // "", "daily" or "weekly"
  bool shows_counts_only = false;
  Origin origin;
};

// The pupil and the guardians hold these roles; all others are held by staff.
inline constexpr std::string_view student_role = "student";
inline constexpr std::string_view guardian_role = "guardian";
[[nodiscard]] inline bool is_family(const Role& role) {
  return role.name == student_role || role.name == guardian_role;
}

// One line of the outcomes table: the only place where codes, classes and "solution" are said.
struct Outcome {
  std::string code;
  std::string title;
  std::string outcome_class;
  std::string solution;  // "true", "partial", "false" or "excluded"
  Origin origin;
};

// What a recipient may answer by a link: an event about the pupil that this recipient may record.
struct Answer {
  std::string name;  // letters, digits, _ and -
  std::string title;
  EventIndex event;
  std::string payload;  // a JSON object, complete and of the types that the event declares
  Origin origin;
};

// A message's text lives in the messages file and is resolved at delivery; the engine knows its name and its duties.
inline constexpr std::string_view task_reminder = "task-reminder";  // sent without being named by any rule
inline constexpr std::string_view digest_message = "digest";        // likewise
struct Message {
  std::string name;
  std::vector<Answer> answers;  // document order
  Origin origin;
};

// Who a message goes to.
struct Recipients {
  std::vector<RoleIndex> roles;
  std::vector<std::string> channels;  // overrides the roles' own; tried in order
  bool each_channel = false;          // all channels instead of the first that works
};

// One rung of a ladder: at that moment of an open task, these are told.
struct Rung {
  std::string name;  // the moment as written: "1 working day after open"
  Moment at;
  bool owner = false;  // the task's own role as well
  Late late = Late::merge;
  Recipients to;
  std::optional<MessageIndex> message;  // empty: the task's message, or the standard reminder
  Origin origin;
};
struct Ladder {
  std::string name;
  std::vector<Rung> rungs;  // document order, from the lowest to the highest; at most 64
  Origin origin;
};

}  // namespace filrouge::pathway
