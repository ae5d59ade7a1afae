#include "engine/service/delivery_context.hpp"

#include "engine/service/closings.hpp"
#include "engine/service/undecidable.hpp"

#include <algorithm>
#include <set>

namespace filrouge::service {
namespace {

std::vector<port::CaseKey> subjects_of(const std::vector<port::IntentRecord>& intents) {
  std::vector<port::CaseKey> keys;
  keys.reserve(intents.size());
  for (const auto& intent : intents) keys.push_back(intent.key.subject);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

// Whether a step that was not the case's last one asked for one of them.
bool wanted_before_the_end(const std::vector<port::IntentRecord>& intents, const port::CaseRecord& record) {
  return std::any_of(intents.begin(), intents.end(), [&](const port::IntentRecord& intent) {
    return intent.key.subject == record.key && intent.sequence < record.version;
  });
}

}  // namespace

DeliveryContext::DeliveryContext(port::CaseStore& cases, port::PeopleStore& people, KnownSchools& schools,
                                 Library& library, const std::vector<port::IntentRecord>& intents, Instant now)
    : library_(library) {
  std::map<SchoolId, std::set<PersonId>> pupils;
  for (auto& record : cases.find(subjects_of(intents))) {
    pupils[record.key.school].insert(record.person);
    if (record.status == port::CaseStatus::closed && wanted_before_the_end(intents, record)) {
      const auto closings = closings_in(cases.history(record.key));
      if (!closings.empty()) closed_by_[record.key] = closings.back().sequence;
    }
    auto failed = undecidable(record, now, [&] { cases_.emplace(record.key, view(library, record)); });
    if (failed) unreadable_.push_back(std::move(*failed));
  }
  for (const auto& [school, ids] : pupils) {
    auto& known = people_[school];
    known = schools.people(school);
    for (auto& person : people.families(school, {ids.begin(), ids.end()}))
      known.persons.emplace(person.id, std::move(person));
  }
}

bool DeliveryContext::is_unreadable(const port::CaseKey& key) const {
  return std::any_of(unreadable_.begin(), unreadable_.end(),
                     [&](const port::Incident& incident) { return incident.subject == key; });
}

const CaseView* DeliveryContext::subject(const port::IntentRecord& intent) const {
  const auto found = cases_.find(intent.key.subject);
  return found == cases_.end() ? nullptr : &found->second;
}

bool DeliveryContext::is_closed_since(const port::IntentRecord& intent) const {
  const auto closed = closed_by_.find(intent.key.subject);
  return closed != closed_by_.end() && intent.sequence < closed->second;
}

bool DeliveryContext::has_short_form(const CaseView& subject, const port::IntentRecord& intent) const {
  const auto& texts = library_.messages(subject.pathway().name);
  const auto text = texts.find(intent.message);
  return text != texts.end() && !text->second.sms.empty();
}

}  // namespace filrouge::service
