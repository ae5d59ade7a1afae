#pragma once
#include "engine/interpreter/upcoming.hpp"
#include "engine/port/case_store.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/service/case_view.hpp"

#include <string>
#include <vector>

namespace filrouge::service {

// What one step asked to be told, and what became of it.
struct Told {
  port::IntentRecord intent;
  std::vector<port::DeliveryRecord> deliveries;  // empty while pending, or when nobody held the role
};

// Why, in English (interpreter::explain).
struct StoryReason {
  std::string sentence;
  bool detail = false;  // says what other lines of the story say already: a computed fact, a state left, a timer due
};

// One step of a case, told: what happened, why, and who was told.
struct StoryEntry {
  port::RecordedStep step;
  std::vector<StoryReason> reasons;
  std::vector<Told> told;
};

// The whole history of a case, in order.
[[nodiscard]] std::vector<StoryEntry> tell_story(const CaseView& subject, port::CaseStore& cases,
                                                 port::OutboxStore& outbox, Library& library);

// What a case waits for.
struct Outlook {
  std::vector<interpreter::Upcoming> timers;
  std::vector<port::TaskRecord> tasks;  // open ones
  std::vector<std::string> events;      // that an active state hears or that close an open task, document order
};
[[nodiscard]] Outlook look_ahead(const CaseView& subject, port::CaseStore& cases);

}  // namespace filrouge::service
