#pragma once
#include "engine/loading/fields.hpp"

#include <string>
#include <vector>

// The tables of a pathway, each read into the draft. They must be read in this order: each uses the names before it.
namespace filrouge::loading {

void load_sources(Draft& draft, const Fields& root);
void load_parameters(Draft& draft, const Fields& root);
void load_milestones(Draft& draft, const Fields& root);
void load_outcomes(Draft& draft, const Fields& root);
// A declaration read in two steps: the first gives the names, the second what uses the names of later tables.
template <class Ix>
struct Opened {
  Ix index;
  Fields fields;
};
[[nodiscard]] std::vector<Opened<pathway::RoleIndex>> declare_roles(Draft& draft, const Fields& root);
// Of sessions and `events`: names, senders, payload.
[[nodiscard]] std::vector<Opened<pathway::EventIndex>> declare_events(Draft& draft, const Fields& root);
void load_facts(Draft& draft, const Fields& root);
void complete_sessions(Draft& draft, const Fields& root);                                    // `appointment`
void complete_roles(Draft& draft, const std::vector<Opened<pathway::RoleIndex>>& roles);     // `when`, `stand_in`
void complete_events(Draft& draft, const std::vector<Opened<pathway::EventIndex>>& events);  // `requires`, `set`
void load_messages_table(Draft& draft, const Fields& root);  // duties and answers, once the events are complete
void load_ladders(Draft& draft, const Fields& root);
void load_cases(Draft& draft, const Fields& root);
void load_deadlines(Draft& draft, const Fields& root);  // once the states are complete

// `role`, `channels` and `each` of a tell, notify or rung. In a rung `owner` is no role but who holds the task: it is
// told apart.
struct ReadRecipients {
  pathway::Recipients to;
  bool owner = false;
};
enum class Owner { unknown, known };
[[nodiscard]] ReadRecipients read_recipients(Draft& draft, const Fields& fields, Owner owner = Owner::unknown);
// The short form: one role, or a list of them.
// A role or a list of them; whoever is told must be named.
[[nodiscard]] ReadRecipients read_recipients(Draft& draft, const Node& who, Owner owner = Owner::unknown);

}  // namespace filrouge::loading
