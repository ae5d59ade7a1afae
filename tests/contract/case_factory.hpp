#pragma once
#include "adapters/store/store.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

// Small invented cases for the store's contract: a pupil is a number, a step counts one contact.
namespace filrouge::test {

inline const SchoolId school{"0750001A"};
inline const SchoolId other_school{"9740002B"};

inline Instant at(std::int64_t seconds) {
  return Instant{std::chrono::seconds{seconds}};
}

inline port::HistoryRow row_named(const std::string& name, const std::string& patch, Instant now) {
  port::HistoryRow row;
  row.name = name;
  row.recorded = now;
  row.effective = now;
  row.by = "referent:12";
  row.pathway = PathwayHash(std::string(64, 'a'));
  row.place = PlaceHash(std::string(64, 'b'));
  row.branch = "t1";
  row.payload = R"({"channel":"phone"})";
  row.patch = patch;
  row.reasons = "g1+";
  return row;
}

inline port::CaseSteps steps_with(const std::string& name, const std::string& patch, Instant now) {
  port::CaseSteps steps;
  steps.pathway = PathwayHash(std::string(64, 'a'));
  steps.place = PlaceHash(std::string(64, 'b'));
  steps.patch = patch;
  steps.state = "july.to_contact";
  steps.history.push_back(row_named(name, patch, now));
  return steps;
}

inline port::CaseOpening opening_of(std::int64_t person, const SchoolId& of = school) {
  port::CaseOpening opening;
  opening.school = of;
  opening.person = PersonId(person);
  opening.pathway_name = "avenirpro";
  opening.cohort = "2026";
  opening.document = R"({"contacts":0,"exam":"failed"})";
  opening.steps = steps_with("opened", opening.document, at(100));
  opening.steps.history[0].kind = port::HistoryKind::opened;
  opening.steps.wake_at = at(1000);
  return opening;
}

inline std::vector<port::CaseRecord> open_cases(store::Store& store, std::int64_t count) {
  std::vector<port::CaseOpening> openings;
  for (std::int64_t person = 1; person <= count; ++person) openings.push_back(opening_of(person));
  (void)store.cases().open(openings);
  return store.cases().page({});
}

// Databases spell a document as they like.
inline bool same_json(const std::string& one, const std::string& other) {
  return nlohmann::json::parse(one) == nlohmann::json::parse(other);
}

// One more contact: what a step would decide for the case as it was read.
inline port::CaseWrite contact(const port::CaseRecord& record, Instant now = at(200)) {
  port::CaseWrite write;
  write.key = record.key;
  write.expected_version = record.version;
  const auto count = std::to_string(record.version);
  write.document = R"({"contacts":)" + count + R"(,"exam":"failed"})";
  write.steps = steps_with("contact.attempted", R"({"contacts":)" + count + "}", now);
  write.steps.wake_at = record.wake_at;
  return write;
}

inline port::Batch contacts(const std::vector<port::CaseRecord>& records) {
  port::Batch batch;
  for (const auto& record : records) batch.push_back(contact(record));
  return batch;
}

// Resolves every intent to one e-mail for one person.
inline port::Resolution to_one_recipient(const std::vector<port::IntentRecord>& intents) {
  port::Resolution resolution;
  for (const auto& intent : intents) {
    resolution.resolved.push_back(intent.key);
    resolution.deliveries.push_back({school, PersonId(1), "email", {intent.key}, at(200), ""});
  }
  return resolution;
}

}  // namespace filrouge::test
