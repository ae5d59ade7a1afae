#include "engine/service/explain_case.hpp"

#include "engine/interpreter/accept.hpp"
#include "engine/interpreter/explain.hpp"
#include "engine/interpreter/refuse.hpp"

#include <algorithm>

namespace filrouge::service {
namespace {

bool is_detail(const pathway::Pathway& pathway, const interpreter::Reason& reason) {
  using Code = interpreter::ReasonCode;
  switch (reason.code) {
    case Code::fact_set:
      return std::holds_alternative<pathway::ComputedFact>(pathway.facts[pathway::FactIndex{reason.a}].kind);
    case Code::left:
    case Code::log_appended:
    case Code::timer_fired:
    case Code::rung_told:
    case Code::told:
    case Code::discarded:
      return true;
    default:
      return false;
  }
}

void add_reasons(StoryEntry& entry) {
  auto reasons = interpreter::parse_codes(entry.step.row.reasons);
  if (!reasons) {
    entry.reasons.push_back({"The reasons of this step cannot be read: " + reasons.error(), false});
    return;
  }
  entry.codes = std::move(*reasons);
  for (const auto& reason : entry.codes)
    entry.reasons.push_back({interpreter::explain(*entry.pathway, reason), is_detail(*entry.pathway, reason)});
}

// What a step withdrew when it closed the case could still have been told then; else it was too late for it.
std::optional<Closing> withdrawn_by(const port::IntentRecord& intent, const std::vector<Closing>& closings) {
  if (intent.status != port::IntentStatus::withdrawn) return std::nullopt;
  for (const auto& closing : closings) {
    if (closing.sequence <= intent.sequence) continue;
    const bool late = intent.not_after && *intent.not_after < closing.at;
    return late ? std::nullopt : std::optional(closing);
  }
  return std::nullopt;
}

}  // namespace

std::vector<StoryEntry> tell_story(const CaseView& subject, port::CaseStore& cases, port::OutboxStore& outbox,
                                   Library& library) {
  const auto intents = outbox.intents_of(subject.record.key);
  const auto deliveries = outbox.deliveries_of(subject.record.key);
  std::vector<StoryEntry> story;
  auto history = cases.history(subject.record.key);
  const auto closings = closings_in(history);
  for (auto& step : history) {
    StoryEntry entry;
    entry.step = std::move(step);
    entry.pathway = library.version(entry.step.row.pathway).pathway;
    add_reasons(entry);
    for (const auto& intent : intents) {
      if (intent.sequence != entry.step.sequence) continue;
      Told told{intent, {}, withdrawn_by(intent, closings)};
      for (const auto& delivery : deliveries) {
        if (std::find(delivery.intents.begin(), delivery.intents.end(), intent.key) != delivery.intents.end())
          told.deliveries.push_back(delivery);
      }
      entry.told.push_back(std::move(told));
    }
    story.push_back(std::move(entry));
  }
  return story;
}

Outlook look_ahead(const CaseView& subject, port::CaseStore& cases) {
  const auto& pathway = subject.pathway();
  Outlook outlook;
  outlook.timers = interpreter::upcoming(pathway, subject.state);
  for (auto& task : cases.tasks_of(subject.record.key))
    if (task.status == port::TaskStatus::open) outlook.tasks.push_back(std::move(task));
  const auto awaited = interpreter::awaited(*subject.setting, subject.state);
  for (const auto event : pathway.events.indices()) {
    const auto& declared = pathway.events[event];
    if (std::ranges::find(awaited, event) != awaited.end()) {
      outlook.events.push_back(declared.name);
    } else if (!declared.by_engine && interpreter::changes_facts(*subject.setting, event)) {
      outlook.notes.push_back(declared.name);
    }
  }
  return outlook;
}

}  // namespace filrouge::service
