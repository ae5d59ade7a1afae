#include "engine/service/event_targets.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/base/words.hpp"

#include <algorithm>

namespace filrouge::service {
namespace {

using Targets = Result<std::vector<port::CaseKey>, std::string>;

std::vector<port::CaseRecord> all_of(port::CaseStore& cases, port::CaseQuery query) {
  std::vector<port::CaseRecord> records;
  for (auto page = cases.page(query); !page.empty(); page = cases.page(query)) {
    query.after = page.back().key;
    std::move(page.begin(), page.end(), std::back_inserter(records));
  }
  return records;
}

std::vector<port::CaseKey> declaring(const std::vector<port::CaseRecord>& records, const std::string& event,
                                     std::optional<port::CaseStatus> status, Library& library) {
  std::vector<port::CaseKey> keys;
  for (const auto& record : records) {
    const auto& pathway = *library.version(record.pathway).pathway;
    const auto index = pathway::find_event(pathway, event);
    if (index && pathway.events[*index].declared && (!status || record.status == *status)) keys.push_back(record.key);
  }
  return keys;
}

Targets of_pupil(const AboutPupil& about, const std::string& event, port::CaseStore& cases, const FindPupils& pupils,
                 Library& library) {
  const auto pupil = pupils(about.school).find(about.pupil);
  if (!pupil) return failure(pupil.error());
  if (*pupil == nullptr) {
    return failure("The lycée " + about.school.value() + " has no pupil of that INE, or of that name and birth date; " +
                   "import the roster first.");
  }
  port::CaseQuery query;
  query.school = about.school;
  query.person = (*pupil)->id;
  const auto records = all_of(cases, query);
  if (records.empty()) return failure(std::string("The pupil has no case."));
  auto open = declaring(records, event, port::CaseStatus::open, library);
  if (!open.empty()) return open;
  auto closed = declaring(records, event, std::nullopt, library);
  if (closed.empty()) return failure("No case of the pupil has an event " + in_quotes(event) + ".");
  return closed;
}

// Declared, and in no pathway as an event about the school.
bool is_of_one_pupil(const std::vector<port::CaseRecord>& records, const std::string& event, Library& library) {
  bool declared = false;
  for (const auto& record : records) {
    const auto& pathway = *library.version(record.pathway).pathway;
    const auto index = pathway::find_event(pathway, event);
    if (!index || !pathway.events[*index].declared) continue;
    if (pathway.events[*index].about_school) return false;
    declared = true;
  }
  return declared;
}

Targets of_school(const AboutSchool& about, const std::string& event, port::CaseStore& cases, Library& library) {
  port::CaseQuery query;
  query.school = about.school;
  query.status = port::CaseStatus::open;
  const auto records = all_of(cases, query);
  if (is_of_one_pupil(records, event, library))
    return failure(in_quotes(event) + " is about one pupil: say which by the INE.");
  auto keys = declaring(records, event, port::CaseStatus::open, library);
  if (keys.empty())
    return failure("The lycée " + about.school.value() + " has no open case with an event " + in_quotes(event) + ".");
  return keys;
}

}  // namespace

Targets targets_of(const SubmittedEvent& event, port::CaseStore& cases, const FindPupils& pupils, Library& library) {
  return std::visit(
      overloaded{
          [&](const port::CaseKey& key) -> Targets {
            if (cases.find({key}).empty()) return failure(std::string("There is no such case."));
            return std::vector{key};
          },
          [&](const AboutPupil& about) -> Targets { return of_pupil(about, event.name, cases, pupils, library); },
          [&](const AboutSchool& about) -> Targets { return of_school(about, event.name, cases, library); }},
      event.about);
}

std::vector<port::CaseKey> cases_of(const SchoolId& school, port::CaseStore& cases) {
  port::CaseQuery query;
  query.school = school;
  std::vector<port::CaseKey> keys;
  for (const auto& record : all_of(cases, query)) keys.push_back(record.key);
  return keys;
}

}  // namespace filrouge::service
