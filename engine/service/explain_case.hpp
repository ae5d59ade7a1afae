#pragma once
#include "engine/interpreter/reason.hpp"
#include "engine/interpreter/upcoming.hpp"
#include "engine/port/case_store.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/service/case_view.hpp"
#include "engine/service/closings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace filrouge::service {

// What one step asked to be told, and what became of it.
struct Told {
  port::IntentRecord intent;
  std::vector<port::DeliveryRecord> deliveries;  // empty while pending, or when nobody held the role
  std::optional<Closing> withdrawn_by;  // where it was withdrawn because the case closed, not because it was late
};

// Why, in English (interpreter::explain).
struct StoryReason {
  std::string sentence;
  bool detail = false;  // says what other lines of the story say already: a computed fact, a state left, a timer due
};

// One step of a case, told: what happened, why, and who was told.
struct StoryEntry {
  port::RecordedStep step;
  std::shared_ptr<const pathway::Pathway> pathway;  // the version it was decided with
  std::vector<interpreter::Reason> codes;
  std::vector<StoryReason> reasons;  // the codes in words; one sentence where they cannot be read
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
  std::vector<std::string> notes;       // other events, taken because they change facts; document order
};
[[nodiscard]] Outlook look_ahead(const CaseView& subject, port::CaseStore& cases);

}  // namespace filrouge::service
