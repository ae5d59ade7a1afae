#include "engine/service/explain_message.hpp"

#include "engine/base/words.hpp"
#include "engine/interpreter/explain.hpp"
#include "engine/service/delivery_hours.hpp"

namespace filrouge::service {
namespace {

using interpreter::ReasonCode;

// Whether a reason is why its step told what the rule tells; `entering` where nothing nearer is found.
bool tells(const pathway::Pathway& pathway, const interpreter::Reason& reason, const std::string& rule, bool entering) {
  const auto begins = [&](const std::string& path) { return rule.starts_with(path + "."); };
  switch (reason.code) {
    case ReasonCode::told:
      return pathway.tells[pathway::TellIndex{reason.a}].rule == rule;
    case ReasonCode::rung_told:
    case ReasonCode::rungs_merged:
      return pathway.tasks[pathway::TaskIndex{reason.a}].rule == rule;
    case ReasonCode::transition_taken:
      return begins(pathway.transitions[pathway::TransitionIndex{reason.a}].rule);
    case ReasonCode::entered:
      return entering && begins(pathway.states[pathway::StateIndex{reason.a}].path);
    default:
      return false;
  }
}

std::vector<std::string> sentences(const StoryEntry& entry, const std::string& rule) {
  std::vector<std::string> found;
  for (const bool entering : {false, true}) {
    for (const auto& reason : entry.codes)
      if (tells(*entry.pathway, reason, rule, entering)) found.push_back(interpreter::explain(*entry.pathway, reason));
    if (!found.empty()) return found;
  }
  return {"The rule " + in_quotes(rule) + " asked for it."};
}

}  // namespace

Instant leaves_at(const CaseView& subject, const std::string& role, Instant from) {
  for (const auto& known : subject.pathway().roles)
    if (known.name == role) return resending_time(*subject.setting->place, known, from);
  return from;
}

std::vector<MessageCause> explain_messages(const CaseView& subject, port::CaseStore& cases, port::OutboxStore& outbox,
                                           Library& library) {
  std::vector<MessageCause> causes;
  for (const auto& entry : tell_story(subject, cases, outbox, library)) {
    const auto asked = entry.step.row.effective;
    for (const auto& told : entry.told) {
      MessageCause cause{told.intent, asked, sentences(entry, told.intent.key.rule), asked, "", told.withdrawn_by};
      for (const auto& role : entry.pathway->roles) {
        if (role.name != told.intent.key.role) continue;
        cause.decent = leaving_time(*subject.setting->place, role, asked);
        cause.digest = role.digest;
      }
      causes.push_back(std::move(cause));
    }
  }
  return causes;
}

}  // namespace filrouge::service
