#include "engine/loading/checks.hpp"

#include "engine/base/words.hpp"

#include <algorithm>
#include <set>

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

bool shows_answers(const MessageText& text) {
  const auto& words = text.text;
  return words.find("{{#answers}}") != std::string::npos || words.find("{{answer_link}}") != std::string::npos;
}

void check_content(Draft& draft, const MessageDuty& duty, const MessageText& text) {
  const auto require = [&](const std::vector<std::string>& parts, const std::string& content, const char* where_in) {
    for (const auto& part : parts) {
      if (content.find(part) != std::string::npos) continue;
      draft.report("message-must", duty.at,
                   std::string{"The "} + where_in + " of " + in_quotes(duty.message) + " does not contain " +
                       in_quotes(part) + ".",
                   "Write it in the messages file.");
    }
  };
  require(duty.subject, text.subject, "subject");
  require(duty.body, text.text, "text");
}

}  // namespace

void check_people(Draft& draft) {
  for (const auto role : draft.pathway.roles.indices()) check_stand_ins(draft, role);
  for (const auto& task : draft.pathway.tasks) {
    std::string event;
    if (task.per == pathway::Scope::pupil || !only_about_pupils(draft, task.done, event)) continue;
    draft.report("task-scope", draft.where(task.origin),
                 "This task is one for all, but " + in_quotes(event) +
                     " is about one pupil: the first pupil would close it for all.",
                 "Close it by an event with about: school.");
  }
}

void check_messages(Draft& draft, const std::string& file, const MessageTexts& texts) {
  std::vector<std::string> known;
  for (const auto& [name, text] : texts) known.push_back(name);
  std::set<std::string> missing;
  for (const auto& [message, at] : draft.message_uses) {
    const auto& name = draft.pathway.messages[message].name;
    if (texts.count(name) != 0 || !missing.insert(name).second) continue;
    draft.report("unknown-message", at, "There is no message " + in_quotes(name) + " in " + file + ".",
                 draft.suggest(name, known));
  }
  for (const auto& message : draft.pathway.messages) {
    const auto text = texts.find(message.name);
    if (text == texts.end() || message.answers.empty() || shows_answers(text->second)) continue;
    draft.report("answers-not-shown", draft.where(message.answers.front().origin),
                 "The text of " + in_quotes(message.name) + " shows no link to its answers.",
                 "Write {{#answers}}- {{title}} : {{link}}{{/answers}}, or {{answer_link}}, in the messages file.");
  }
  for (const auto& duty : draft.duties) {
    if (const auto text = texts.find(duty.message); text != texts.end()) check_content(draft, duty, text->second);
  }
}

void check_pathway(Draft& draft) {
  check_people(draft);
  check_answers(draft);
  if (has_errors(draft.findings)) return;  // what follows would mostly be consequences of them
  check_states(draft);
  check_transitions(draft);
  check_declarations(draft);
}

}  // namespace filrouge::loading
