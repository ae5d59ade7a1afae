#include "engine/loading/checks.hpp"

#include "engine/base/words.hpp"

#include <algorithm>

namespace filrouge::loading {
namespace {

using pathway::RoleIndex;

// The role that the chain of stand-ins of `first` comes back to, first of all or later.
void check_stand_ins(Draft& draft, RoleIndex first) {
  const auto& roles = draft.pathway.roles;
  std::string chain = roles[first].name;
  auto role = first;
  for (std::size_t steps = 0; roles[role].stand_in && steps <= roles.size(); ++steps) {
    role = *roles[role].stand_in;
    chain += ", then " + roles[role].name;
    if (role != first) continue;
    draft.report("cyclic-stand-in", draft.where(roles[first].origin),
                 "Nobody is left to stand in for " + in_quotes(roles[first].name) + ": " + chain + ".",
                 "End the chain with a role that is always held.");
    return;
  }
}

// Where stand-ins are declared, a role with tasks has one, or is where the chain of another ends.
void check_everybody_has_a_stand_in(Draft& draft) {
  const auto& roles = draft.pathway.roles;
  const auto is_end = [&](RoleIndex role) {
    return std::any_of(roles.begin(), roles.end(), [role](const auto& each) { return each.stand_in == role; });
  };
  if (std::none_of(roles.begin(), roles.end(), [](const auto& role) { return role.stand_in.has_value(); })) return;
  for (const auto index : roles.indices()) {
    const auto& role = roles[index];
    const auto& tasks = draft.pathway.tasks;
    const bool acts = std::any_of(tasks.begin(), tasks.end(), [&](const auto& task) { return task.role == index; });
    if (!acts || role.stand_in || pathway::is_family(role) || is_end(index)) continue;
    draft.report("no-stand-in", draft.where(role.origin),
                 in_quotes(role.name) + " has tasks, and nobody acts where no one holds the role.",
                 "Add stand_in: ROLE.");
  }
}

bool only_about_pupils(const Draft& draft, const std::vector<pathway::EventPattern>& patterns, std::string& name) {
  bool any = false;
  for (const auto& event : draft.pathway.events) {
    const auto heard =
        std::any_of(patterns.begin(), patterns.end(), [&](const auto& p) { return p.matches(event.name); });
    if (!heard || !event.declared) continue;
    if (event.about_school) return false;
    any = true;
    name = event.name;
  }
  return any;
}

}  // namespace

void check_people(Draft& draft) {
  for (const auto role : draft.pathway.roles.indices()) check_stand_ins(draft, role);
  check_everybody_has_a_stand_in(draft);
  for (const auto& task : draft.pathway.tasks) {
    std::string event;
    if (task.per == pathway::Scope::pupil || !only_about_pupils(draft, task.done, event)) continue;
    draft.report("task-scope", draft.where(task.origin),
                 "This task is one for all, but " + in_quotes(event) +
                     " is about one pupil: the first pupil would close it for all.",
                 "Close it by an event with about: school.");
  }
}

void check_pathway(Draft& draft) {
  check_people(draft);
  check_answers(draft);
  if (has_errors(draft.findings)) return;  // what follows would mostly be consequences of them
  check_order(draft);
  check_states(draft);
  check_transitions(draft);
  check_declarations(draft);
}

}  // namespace filrouge::loading
