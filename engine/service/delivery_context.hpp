#pragma once
#include "engine/port/case_store.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/people_store.hpp"
#include "engine/service/case_view.hpp"
#include "engine/service/known_schools.hpp"
#include "engine/service/recipients.hpp"

#include <map>
#include <vector>

namespace filrouge::service {

// What a batch of intents is about: the cases, and the people of their schools, read in few queries.
class DeliveryContext {
 public:
  DeliveryContext(port::CaseStore& cases, port::PeopleStore& people, KnownSchools& schools, Library& library,
                  const std::vector<port::IntentRecord>& intents, Instant now);

  // Cases that cannot be read: what they tell has to wait until somebody has looked.
  [[nodiscard]] const std::vector<port::Incident>& unreadable() const { return unreadable_; }
  [[nodiscard]] bool is_unreadable(const port::CaseKey& key) const;
  // Nothing where the intent's case is not in the database (`verify` reports it), or cannot be read.
  [[nodiscard]] const CaseView* subject(const port::IntentRecord& intent) const;
  // Whether a step after the one that asked for it closed the intent's case.
  [[nodiscard]] bool is_closed_since(const port::IntentRecord& intent) const;
  [[nodiscard]] const SchoolPeople& people(const SchoolId& school) const { return people_.at(school); }
  // Whether the intent's message may go as a text message.
  [[nodiscard]] bool has_short_form(const CaseView& subject, const port::IntentRecord& intent) const;

 private:
  Library& library_;
  std::map<port::CaseKey, CaseView> cases_;
  std::map<port::CaseKey, std::int64_t> closed_by_;  // the step that closed a case, where an earlier one is told
  std::vector<port::Incident> unreadable_;
  std::map<SchoolId, SchoolPeople> people_;
};

}  // namespace filrouge::service
