#pragma once
#include "engine/pathway/pathway.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/person_record.hpp"
#include "engine/service/case_view.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace filrouge::service {

// Codes of suppression, as a delivery keeps them.
namespace suppression {
inline constexpr const char* no_address = "no-address";     // on none of the role's channels
inline constexpr const char* role_condition = "role-when";  // the role's `when` does not hold that day
inline constexpr const char* opted_out = "opted-out";       // the person wants no messages
inline constexpr const char* unreachable = "unreachable";   // what was written to the address came back
inline constexpr const char* too_late = "too-late";         // the message may not be told any more
inline constexpr const char* case_closed = "case-closed";   // a later step closed its case
}  // namespace suppression

// A role with this channel is told through a program, and needs nobody who holds it.
inline constexpr const char* program_channel = "webhook";
// The recipient of what is told to the program alone.
inline const PersonId no_person{};

// A person to write to, and how.
struct Recipient {
  port::PersonRecord person;          // its id no_person where the program alone is told
  pathway::RoleIndex role;            // whose place the person takes, after stand-ins
  std::vector<std::string> channels;  // one, or several where the rule says each; never empty
  std::string suppressed;             // a code; empty where it is sent
};

// The people of a school as recipients are found among them.
struct SchoolPeople {
  std::map<std::string, std::vector<PersonId>> holders;       // by role, in order of rank
  std::map<PersonId, port::PersonRecord> persons;             // those asked for so far
  std::set<std::pair<std::string, std::string>> unreachable;  // channel and address, in lower case
};

// Why nothing may be written to the person over the channel, whoever asks: a code; empty where it may, as where a
// program is told instead of them.
[[nodiscard]] std::string forbidden(const port::PersonRecord& person, const std::string& channel,
                                    const SchoolPeople& people);

// The role whose holders are told what is meant for `role`: itself, or the nearest that stands in for it. A role that
// is told through a program stands for itself. Nothing where nobody is told.
[[nodiscard]] std::optional<pathway::RoleIndex> told_role(const CaseView& subject, const std::string& role,
                                                          const pathway::Recipients* declared,
                                                          const SchoolPeople& people);

// The role that is told the intent, where its condition does not hold at `now`; nullptr where it holds, or none is
// told. `people` holds the pupil and the guardians.
[[nodiscard]] const pathway::Role* unwanted_role(const CaseView& subject, const port::IntentRecord& intent,
                                                 const SchoolPeople& people, Instant now);

// Who is told an intent. The pupil and the guardians hold the roles "student" and "guardian"; a role nobody holds
// passes to its stand-in. Empty when nobody does. `short_form`: the message may go as a text message.
[[nodiscard]] std::vector<Recipient> resolve_recipients(const CaseView& subject, const port::IntentRecord& intent,
                                                        const SchoolPeople& people, bool short_form, Instant now);

// Where a channel reaches a person: an e-mail address, a telephone number, a postal address; empty where it does not.
[[nodiscard]] std::string address_of(const port::PersonRecord& person, const std::string& channel);

// How the declaration of an intent's rule wants it told; nothing when the rule leaves it to the roles.
[[nodiscard]] const pathway::Recipients* declared_recipients(const pathway::Pathway& pathway,
                                                             const port::IntentRecord& intent);

}  // namespace filrouge::service
